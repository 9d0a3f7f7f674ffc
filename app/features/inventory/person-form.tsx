import { domainNamesEn, disputeMarker, harms, inventoryDomains } from '@kith/ipt'
import { useEffect, useRef } from 'react'

import {
  Banner,
  Button,
  Disclosure,
  LongTextField,
  SelectField,
  TextField,
  type Option,
  useAwake,
  WithoutScripts,
} from '#ui/index.ts'

import {
  closenessWords,
  fieldWords,
  harmWords,
  problemWords,
  sectorWords,
  tieWords,
  unsureWords,
} from './inventory-words.ts'
import { expectationsOf, nameOf, sectors, ties, type FieldName, type StoredPerson } from './person.ts'
import { TickList } from './tick-list.tsx'
import type { FieldConflict, InventoryWork } from './use-inventory.ts'

export type PersonFormProps = {
  person: StoredPerson
  /** As the page found the person: goes along where no script keeps each field by itself. */
  stored: StoredPerson | undefined
  work: InventoryWork
  mayWrite: boolean
  focusAddress: string
  closeAddress: string
  onClose: () => void
}

/** Everything that is kept of one person (IPT-050, IPT-051). Each field is stored as it is typed. */
export function PersonForm({
  person,
  stored,
  work,
  mayWrite,
  focusAddress,
  closeAddress,
  onClose,
}: PersonFormProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isAwake = useAwake()
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="sheet person-form" aria-labelledby="person-heading">
      <div className="section-head">
        <h2 id="person-heading" ref={heading} tabIndex={-1}>
          {nameOf(person)}
        </h2>
        <a
          href={closeAddress}
          onClick={(event) => {
            event.preventDefault()
            onClose()
          }}
        >
          Close
        </a>
      </div>
      <Conflicts person={person} work={work} />
      <form method="post" onSubmit={(event) => event.preventDefault()}>
        <input type="hidden" name="intent" value="person" />
        <input type="hidden" name="id" value={person.id} />
        <input type="hidden" name="was" value={JSON.stringify(stored)} />
        <fieldset className="stack" disabled={!mayWrite}>
          <legend className="spoken">What is kept of {nameOf(person)}</legend>
          <Who person={person} work={work} />
          <Tie person={person} work={work} />
          <Disclosure summary="Expectations" open={expectationsOf(person) !== null}>
            <ExpectationFields person={person} work={work} focusAddress={focusAddress} />
          </Disclosure>
          <Disclosure summary="Alias, life areas, safety">
            <Text
              person={person}
              work={work}
              field="alias"
              hint="Shown instead of the name when names are hidden."
            />
            <TickList
              name="domains"
              label={fieldWords.domains}
              words={domainNamesEn}
              all={inventoryDomains}
              ticked={person.domains}
              onChange={(domains) => work.change(person.id, 'domains', domains)}
            />
            <TickList
              name="discuss"
              label="In session"
              words={{ discuss: 'To be talked about' }}
              all={['discuss']}
              ticked={person.discuss ? ['discuss'] : []}
              onChange={(ticked) => work.change(person.id, 'discuss', ticked.length > 0)}
            />
            <TickList
              name="harms"
              label="Was told of"
              words={harmWords}
              all={harms}
              ticked={person.harms}
              onChange={(told) => work.change(person.id, 'harms', told)}
            />
          </Disclosure>
          {mayWrite ? (
            <div className="row">
              <WithoutScripts>
                <Button>Keep</Button>
              </WithoutScripts>
              <Button
                type={isAwake ? 'button' : 'submit'}
                name="act"
                value="remove"
                tone="quiet"
                onClick={() => {
                  work.remove(person.id)
                  onClose()
                }}
              >
                Take out of the circle
              </Button>
            </div>
          ) : null}
        </fieldset>
      </form>
    </section>
  )
}

type Part = { person: StoredPerson; work: InventoryWork }

function Who({ person, work }: Part) {
  const isDead = person.life === 'deceased'
  return (
    <>
      <div className="person-pair">
        <Text person={person} work={work} field="name" />
        <Text person={person} work={work} field="relation" />
      </div>
      <div className="person-pair">
        <SelectField
          name="sector"
          label={fieldWords.sector}
          width="full"
          options={sectors.map((value) => ({ value, words: sectorWords[value] }))}
          value={person.sector}
          onChange={({ target }) => {
            const sector = sectors.find((one) => one === target.value)
            if (sector !== undefined) work.change(person.id, 'sector', sector)
          }}
        />
        <SelectField
          name="life"
          label={fieldWords.life}
          width="full"
          options={[
            { value: 'living', words: 'Living' },
            { value: 'deceased', words: 'Deceased' },
          ]}
          value={person.life}
          onChange={({ target }) =>
            work.change(person.id, 'life', target.value === 'deceased' ? 'deceased' : 'living')
          }
        />
      </div>
      {isDead ? (
        <>
          <Text
            person={person}
            work={work}
            field="diedSaid"
            hint="As it is said: spring 2019, about March, two weeks before Christmas."
          />
          <p className="quiet" role="status">
            {person.died === null
              ? ''
              : person.died.isUnderstood
                ? `Understood as ${person.died.words}.`
                : 'Not understood as a date yet: it is kept as it was said, and stays off the timeline.'}
          </p>
        </>
      ) : null}
    </>
  )
}

function Tie({ person, work }: Part) {
  return (
    <>
      <SelectField
        name="tie"
        label={fieldWords.tie}
        width="full"
        prompt="Not said"
        options={ties.map((value) => ({ value, words: tieWords[value] }))}
        value={person.tie ?? ''}
        onChange={({ target }) =>
          work.change(person.id, 'tie', ties.find((one) => one === target.value) ?? null)
        }
      />
      <div className="person-pair">
        <Rating person={person} work={work} field="closenessNow" />
        <Rating person={person} work={work} field="closenessBefore" />
      </div>
      <div className="person-pair">
        <Text person={person} work={work} field="frequency" />
        <Text person={person} work={work} field="means" />
      </div>
      <LongText person={person} work={work} field="good" />
      <LongText person={person} work={work} field="difficult" />
      <LongText person={person} work={work} field="wishedChange" />
    </>
  )
}

function ExpectationFields({ person, work, focusAddress }: Part & { focusAddress: string }) {
  const marker = disputeMarker(expectationsOf(person))
  return (
    <>
      <LongText person={person} work={work} field="ofTheOther" />
      <LongText person={person} work={work} field="ofThePatient" />
      <LongText person={person} work={work} field="mutualGoals" />
      <div className="person-pair">
        <Answer person={person} work={work} field="reciprocal" />
        <Answer person={person} work={work} field="negotiable" />
      </div>
      <LongText person={person} work={work} field="example" />
      {marker.verdict === 'marker' ? (
        <Banner title="A sign of a role dispute">
          <p>
            {marker.inWords} The <a href={focusAddress}>page of the focus</a> offers it as a candidate. It is
            no word about who is right.
          </p>
        </Banner>
      ) : null}
    </>
  )
}

type TextName = {
  [Field in FieldName]: StoredPerson[Field] extends string
    ? string extends StoredPerson[Field]
      ? Field
      : never
    : never
}[FieldName]

function Text({ person, work, field, hint }: Part & { field: TextName; hint?: string }) {
  return (
    <TextField
      name={field}
      label={fieldWords[field]}
      hint={hint}
      problem={problemOf(work, person, field)}
      autoComplete="off"
      maxLength={most[field] ?? 4_000}
      value={person[field]}
      onChange={({ target }) => work.change(person.id, field, target.value)}
    />
  )
}

function LongText({ person, work, field }: Part & { field: TextName }) {
  return (
    <LongTextField
      name={field}
      label={fieldWords[field]}
      problem={problemOf(work, person, field)}
      rows={2}
      maxLength={4_000}
      autoComplete="off"
      value={person[field]}
      onChange={({ target }) => work.change(person.id, field, target.value)}
    />
  )
}

const ratings: readonly Option[] = Array.from({ length: 11 }, (_, at) => ({
  value: String(10 - at),
  words: closenessWords(10 - at),
}))

function Rating({ person, work, field }: Part & { field: 'closenessNow' | 'closenessBefore' }) {
  return (
    <SelectField
      name={field}
      label={fieldWords[field]}
      width="full"
      prompt="Not said"
      options={ratings}
      value={person[field] === null ? '' : String(person[field])}
      onChange={({ target }) =>
        work.change(person.id, field, target.value === '' ? null : Number(target.value))
      }
    />
  )
}

const answers = ['yes', 'no', 'unsure'] as const

function Answer({ person, work, field }: Part & { field: 'reciprocal' | 'negotiable' }) {
  return (
    <SelectField
      name={field}
      label={fieldWords[field]}
      width="full"
      prompt="Not asked"
      options={answers.map((value) => ({ value, words: unsureWords[value] }))}
      value={person[field] ?? ''}
      onChange={({ target }) =>
        work.change(person.id, field, answers.find((one) => one === target.value) ?? null)
      }
    />
  )
}

/** Two values for one field: both in sight, and nothing decided for anybody (SEC-063). */
function Conflicts({ person, work }: Part) {
  return work.conflicts
    .filter(({ id }) => id === person.id)
    .map((conflict) => (
      <Banner
        key={conflict.field}
        tone="caution"
        announced
        title={`${fieldWords[conflict.field]} was changed in another place`}
        actions={
          <div className="row needs-scripts">
            <Button type="button" onClick={() => work.settle(conflict, 'mine')}>
              Keep what is here
            </Button>
            <Button type="button" tone="quiet" onClick={() => work.settle(conflict, 'theirs')}>
              Take the stored one
            </Button>
          </div>
        }
      >
        <p>Stored there: {valueWords(conflict.theirs)}. What stands here is not stored yet.</p>
      </Banner>
    ))
}

function valueWords(value: FieldConflict['theirs']): string {
  if (value === null || value === '') return 'nothing'
  if (typeof value === 'object') return ('length' in value ? value.join(', ') : '') || 'nothing'
  return String(value)
}

function problemOf(work: InventoryWork, person: StoredPerson, field: FieldName): string | undefined {
  const code = work.problems[`${person.id}/${field}`]
  return code === undefined ? undefined : problemWords(code)
}

// The bounds of the columns.
const most: Partial<Record<FieldName, number>> = {
  name: 120,
  alias: 60,
  relation: 80,
  diedSaid: 200,
  frequency: 200,
  means: 200,
}
