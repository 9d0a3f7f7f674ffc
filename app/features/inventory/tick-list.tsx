export type TickListProps<Value extends string> = {
  name: string
  label: string
  words: Readonly<Record<Value, string>>
  all: readonly Value[]
  ticked: readonly Value[]
  onChange: (ticked: readonly Value[]) => void
}

/** Any of several, kept as they are ticked. */
export function TickList<Value extends string>(props: TickListProps<Value>) {
  const { name, label, words, all, ticked, onChange } = props
  const turn = (value: Value) =>
    onChange(all.filter((one) => (one === value ? !ticked.includes(one) : ticked.includes(one))))
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="choices">
        {all.map((value) => (
          <label className="choice" key={value}>
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={ticked.includes(value)}
              onChange={() => turn(value)}
            />
            <span>{words[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
