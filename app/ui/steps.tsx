import { Sign } from './sign.tsx'

export type Step = { name: string; state: 'done' | 'now' | 'ahead'; href?: string | undefined }

/** The way through something that takes several pages. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol className="steps" role="list" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.name}
          className={`step step-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="step-mark">
            {step.state === 'done' ? <Sign name="done" size={14} /> : index + 1}
          </span>
          {step.href === undefined ? <span>{step.name}</span> : <a href={step.href}>{step.name}</a>}
          {step.state === 'done' ? <span className="spoken">, done</span> : null}
        </li>
      ))}
    </ol>
  )
}
