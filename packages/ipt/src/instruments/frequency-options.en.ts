/** Official labels. The lowest is "Not at all"; "Not at all sure" is a known reproduction error (doi:10.1016/S2215-0366(21)00001-8). */
export const frequencyOptionsEn = {
  'not-at-all': 'Not at all',
  'several-days': 'Several days',
  'more-than-half-the-days': 'More than half the days',
  'nearly-every-day': 'Nearly every day',
} as const
