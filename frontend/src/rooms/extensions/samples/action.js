export function action(message) {
  const rows = message
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => `"${cell.trim().replaceAll('"', '""')}"`)
        .join(','),
    );
  if (rows.length === 0) return { notice: 'There is no table in this answer.' };
  return { file: { name: 'table.csv', media_type: 'text/csv', text: rows.join('\r\n') } };
}
