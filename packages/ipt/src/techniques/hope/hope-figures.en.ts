import type { Day } from '../../time/day.ts'
import type { EvidenceRow } from './hope-numbers.ts'

// The day on which the figures were last held against the project's evidence tables. The papers themselves were not
// read again for it.
const checkedOn = '2026-11-30' as Day

/**
 * What studies have found, in words for patients (IPT-084): each row with its source and day. All are about groups
 * of people; none says what will happen to one person (IPT-085, EVID-002). Telephone figures are given as shares
 * and not as the odds ratio of the paper, which reads as a much larger effect than it is.
 */
export const hopeFiguresEn: readonly EvidenceRow[] = [
  {
    id: 'E10',
    figure:
      'In studies, this treatment helped people with depression about as much as other recommended talking treatments and medicines.',
    population: '11,434 people in 90 studies',
    measure: 'How strong the depression was at the end, compared between groups',
    source: 'Cuijpers and colleagues, 2016, doi:10.1176/appi.ajp.2015.15091141',
    checkedOn,
    caution: 'This is about groups of people. Some were helped a lot, some a little, and some not.',
    audience: 'patient',
  },
  {
    id: 'E02',
    figure:
      'After twelve weekly talks by telephone, about 1 in 10 still had depression. With the usual care it was about 1 in 3.',
    population: '241 mothers with depression after a birth, in Canada',
    measure: 'Who still had depression after 12 weeks: 11 of 104, and 35 of 100',
    source: 'Dennis and colleagues, 2020',
    checkedOn,
    caution:
      'They had become depressed after a birth. The difference was still there at 24 weeks, and no longer at 36.',
    audience: 'patient',
  },
  {
    id: 'E20',
    figure:
      'After getting better, one session a month can help some people stay well. About 1 in 4 became depressed again within two years.',
    population: '74 women who had got better with this treatment alone',
    measure: 'Who became depressed again in two years: 19 of 74',
    source: 'Frank and colleagues, 2007',
    checkedOn,
    caution: 'Of those who had also needed a medicine to get better, it was half: 13 of 26.',
    audience: 'patient',
  },
]
