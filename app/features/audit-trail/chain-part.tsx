import { Banner, Button, Facts, Section, Timestamp } from '#ui/index.ts'

import type { ChainState } from './trail-entry.ts'
import { faultWords } from './trail-words.ts'

/** Whether the trail is whole: each entry carries the hash of the one before, so a change shows. */
export function ChainPart({ chain, zone, formKey }: { chain: ChainState; zone: string; formKey: string }) {
  const { sealed, sealedAt, waiting, lastCheck } = chain
  return (
    <Section
      title="Is the trail whole?"
      onSheet
      actions={
        <form method="post">
          <input type="hidden" name="key" value={formKey} />
          <Button tone="quiet">Check it now</Button>
        </form>
      }
    >
      {lastCheck === null || lastCheck.ok ? null : (
        <Banner tone="urgent" level={3} title="The trail is not whole">
          <p>
            {lastCheck.firstBad === null ? 'It does not hold.' : faultWords[lastCheck.firstBad.why]}
            {lastCheck.firstBad?.place == null
              ? null
              : ` The first bad entry has place ${lastCheck.firstBad.place}.`}
          </p>
          <p>
            Somebody has changed the database behind Kith’s back, or it was damaged. Tell whoever runs Kith,
            and keep the backups.
          </p>
        </Banner>
      )}
      <Facts
        facts={[
          {
            term: 'Sealed',
            value:
              sealedAt === null ? (
                'Nothing yet'
              ) : (
                <>
                  {sealed} entries, up to <Timestamp at={sealedAt} zone={zone} />
                </>
              ),
          },
          {
            term: 'On their way',
            value: waiting === 0 ? 'None' : `${waiting}: they are sealed within a second`,
          },
          {
            term: 'Last checked',
            value:
              lastCheck === null ? (
                'Not yet. It is checked every night.'
              ) : (
                <>
                  <Timestamp at={lastCheck.at} zone={zone} />, by {lastCheck.by ?? 'Kith itself'}:{' '}
                  {lastCheck.ok ? `all ${lastCheck.sealed} entries hold` : 'not whole'}
                </>
              ),
          },
        ]}
      />
    </Section>
  )
}
