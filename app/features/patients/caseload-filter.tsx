import { Button, SelectField, TextField } from '#ui/index.ts'

import { phaseChoices, statusChoices, type CaseloadView } from './arrange-caseload.ts'
import { phaseChoiceWords, statusWords } from './patient-words.ts'

/** Search and filters: an ordinary form that makes an address, which can be kept and sent. */
export function CaseloadFilter({ view, hasBoth }: { view: CaseloadView; hasBoth: boolean }) {
  return (
    <form method="get" action="/patients" role="search" className="row row-low">
      <TextField
        name="search"
        label="Name or number"
        type="search"
        width="medium"
        defaultValue={view.search}
        autoComplete="off"
      />
      <SelectField
        name="phase"
        label="Phase"
        width="short"
        prompt="In treatment"
        defaultValue={view.phase ?? ''}
        options={phaseChoices.map((value) => ({ value, words: phaseChoiceWords[value] }))}
      />
      <SelectField
        name="status"
        label="Status"
        width="short"
        prompt="Any"
        defaultValue={view.status ?? ''}
        options={statusChoices.map((value) => ({ value, words: statusWords[value] }))}
      />
      {hasBoth ? (
        <SelectField
          name="whose"
          label="Whose"
          width="short"
          defaultValue={view.whose ?? 'own'}
          options={[
            { value: 'own', words: 'My patients' },
            { value: 'supervised', words: 'Supervised' },
          ]}
        />
      ) : null}
      {view.sort === 'name' ? null : <input type="hidden" name="sort" value={view.sort} />}
      {view.descending ? <input type="hidden" name="order" value="down" /> : null}
      <Button tone="quiet">Show</Button>
    </form>
  )
}
