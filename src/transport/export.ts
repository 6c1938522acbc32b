import type { Row } from './records.js';

/**
 * Stored submissions as JSON text: `{ attune: 'export/1', exportedAt, events }`. Each event is the body as it is sent,
 * byte for byte when that is JSON, otherwise as a text. What could not be read stands in `unreadable`, as it was found.
 *
 * @param now milliseconds since 1970
 */
export function exportText(rows: readonly Row[], now: number): string {
  const events = rows.flatMap(({ item }) => (item ? [isJson(item.body) ? item.body : JSON.stringify(item.body)] : []));
  const unreadable = rows.flatMap(({ item, raw }) => (item ? [] : [JSON.stringify(raw) ?? 'null']));
  const rest = unreadable.length ? `,"unreadable":[${unreadable.join()}]` : '';
  return `{"attune":"export/1","exportedAt":"${new Date(now).toISOString()}","events":[${events.join()}]${rest}}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
