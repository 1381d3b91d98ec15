import { useQuery } from '@tanstack/react-query';
import { comparedQuery } from '#compare/compared-query.ts';
import { ParameterTable } from '#compare/table/parameter-table.tsx';
import { Thumbnail } from '#compare/thumbnail.tsx';
import { downloadBlob } from '#lib/blob-url.ts';
import { setPick } from '#library/flags.ts';
import { picksQuery } from '#library/queries.ts';
import { Button } from '#ui/button.tsx';
import type { Ballot } from './ballot.ts';
import { type Ranked, rankingOf } from './ranking.ts';
import { rankingCsv } from './ranking-csv.ts';

type BlindResultProps = {
  ballot: Ballot;
  labelOf: (id: string) => string;
  onAgain: () => void;
  onBack: () => void;
  onThrowAway: () => void;
};

/** The ranking, which picture is which, and what made them. */
export function BlindResult({ ballot, labelOf, onAgain, onBack, onThrowAway }: BlindResultProps) {
  const ranking = rankingOf(ballot);
  const { data: pictures = [] } = useQuery(comparedQuery(ranking.map(({ id }) => id)));
  const picks = useQuery(picksQuery);
  const winner = ranking[0];
  const exportCsv = () => {
    const rows = ranking.map((ranked, index) => {
      return { ranked, label: labelOf(ranked.id), picture: pictures[index] };
    });
    downloadBlob(new Blob([rankingCsv(rows)], { type: 'text/csv' }), 'proofsheet-ranking.csv');
  };
  return (
    <div className="grid gap-4 wide:grid-cols-[26rem_minmax(0,1fr)]">
      <div className="min-w-0">
        <h3 className="font-semibold">{verdictOf(ranking, labelOf)}</h3>
        <p className="mt-1 text-xs text-mute">
          {ballot.votes.length === 1 ? 'One vote' : `${ballot.votes.length} votes`}. The percentage is how often a
          picture is expected to be preferred to an average one of these (Bradley–Terry).
        </p>
        <ol aria-label="Ranking" className="mt-3 grid gap-1.5">
          {ranking.map((ranked) => (
            <Place key={ranked.id} ranked={ranked} label={labelOf(ranked.id)} />
          ))}
        </ol>
        <div className="mt-4 flex flex-wrap gap-2">
          {winner && (
            <Button
              look="primary"
              disabled={picks.data?.includes(winner.id)}
              onClick={() => void setPick(winner.id, true)}
            >
              {picks.data?.includes(winner.id) ? 'Picked' : `Pick ${labelOf(winner.id)}`}
            </Button>
          )}
          <Button onClick={exportCsv}>Export CSV</Button>
          <Button onClick={onAgain}>Vote again from the start</Button>
          <Button look="quiet" onClick={onThrowAway}>
            Throw votes away
          </Button>
          <Button look="quiet" onClick={onBack}>
            Back
          </Button>
        </div>
      </div>
      <ParameterTable ids={ranking.map(({ id }) => id)} labelOf={labelOf} />
    </div>
  );
}

function Place({ ranked: { id, place, chance, wins, losses, ties, lead }, label }: { ranked: Ranked; label: string }) {
  return (
    <li className="grid grid-cols-[1.75rem_3.5rem_minmax(0,1fr)] items-center gap-2">
      <span className="mono text-right text-mute">{place}.</span>
      <span className="size-14 overflow-hidden rounded-md bg-raise">
        <Thumbnail id={id} />
      </span>
      <span>
        <span className="mono mr-2 font-semibold">{label}</span>
        <span className="mono">{Math.round(100 * chance)} %</span>
        <span className="block text-xs text-mute">
          {wins} won · {losses} lost · {ties} tied
          {lead &&
            ` · ${lead === 'equal' ? 'equal with' : lead === 'too close to call' ? `${lead} against` : `${lead} than`} the next`}
        </span>
      </span>
    </li>
  );
}

function verdictOf([best, next]: readonly Ranked[], labelOf: (id: string) => string): string {
  if (!best || !next) return 'Nothing to rank';
  const [first, second] = [labelOf(best.id), labelOf(next.id)];
  switch (best.lead) {
    case 'clearly better':
      return `${first} is clearly the best`;
    case 'probably better':
      return `${first} is probably the best`;
    case 'equal':
      return `${first} and ${second} are equally good`;
    default:
      return `${first} leads, but against ${second} it is too close to call`;
  }
}
