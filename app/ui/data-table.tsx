import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** Names the row: one column should. */
  isRowHead?: boolean | undefined
  isNumber?: boolean | undefined
  /** Where the head leads when the table can be sorted by it: an ordinary link, so it works without scripts. */
  sortHref?: string | undefined
  sorted?: 'ascending' | 'descending' | undefined
  /** No name before the value on a narrow screen: the value says what it is. */
  isPlain?: boolean | undefined
}

export type DataTableProps<Row> = {
  caption: ReactNode
  /** The caption is spoken only, where a heading already says it. */
  captionIsSpoken?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Stays a table on a narrow screen: two or three short columns. */
  stays?: boolean | undefined
  empty?: ReactNode
}

/**
 * A table that becomes a list of cards on a narrow screen. The roles are spelled out because some browsers forget them
 * once the table is laid out as blocks.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionIsSpoken = false, columns, rows, rowKey, stays = false, empty } = props
  if (rows.length === 0 && empty !== undefined) return empty
  return (
    <div className="table-frame">
      <table className={stays ? 'table table-stays' : 'table'} role="table">
        <caption>{captionIsSpoken ? <span className="spoken">{caption}</span> : caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head<Row>({ column }: { column: Column<Row> }) {
  const { head, sortHref, sorted, isNumber } = column
  return (
    <th scope="col" role="columnheader" aria-sort={sorted} className={isNumber ? 'table-number' : undefined}>
      {sortHref === undefined ? (
        head
      ) : (
        <a href={sortHref}>
          {head}
          {sorted === undefined ? null : <span aria-hidden="true">{sorted === 'ascending' ? '↑' : '↓'}</span>}
        </a>
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const value = column.cell(row)
  const className = column.isNumber ? 'table-number' : undefined
  if (column.isRowHead) {
    return (
      <th scope="row" role="rowheader" className={className}>
        {value}
      </th>
    )
  }
  const isEmpty = value === null || value === undefined || value === ''
  return (
    <td
      role="cell"
      className={className}
      data-label={column.isPlain ? '' : column.head}
      data-empty={isEmpty ? '' : undefined}
    >
      {value}
    </td>
  )
}
