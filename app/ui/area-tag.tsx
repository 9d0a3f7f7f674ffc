import { Sign } from './sign.tsx'

/** The four problem areas of IPT, by the keys of the record. */
export type AreaKey = 'grief' | 'role_dispute' | 'role_transition' | 'interpersonal_deficits'

export type AreaTagProps = {
  area: AreaKey
  /**
   * What to call it here. A patient is never told "interpersonal deficits": the clinician picked the words, and they
   * come in by this property. Staff see the clinical name when it is left out.
   */
  label?: string | undefined
}

/** A problem area: the same hue everywhere, and a sign for those who do not see the hue. */
export function AreaTag({ area, label }: AreaTagProps) {
  const sign = signOf[area]
  return (
    <span className={`area-tag area-${sign}`}>
      <Sign name={sign} />
      {label ?? clinicalName[area]}
    </span>
  )
}

const signOf = {
  grief: 'grief',
  role_dispute: 'role-dispute',
  role_transition: 'role-transition',
  interpersonal_deficits: 'interpersonal-deficits',
} as const

const clinicalName: Record<AreaKey, string> = {
  grief: 'Grief',
  role_dispute: 'Role dispute',
  role_transition: 'Role transition',
  interpersonal_deficits: 'Interpersonal deficits',
}
