using System.Globalization;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Looks for an address in every row of every table, also those of features that came later. Not looked at: the shop's own records, which
/// are the shop's to keep; its documents; the ledger itself; the bodies of mails, which <see cref="OriginalData"/> and <see cref="QuarantineData"/> have just read.
/// </summary>
public sealed class SqliteResidue(SqliteDatabase database, ContentCipher? cipher = null) : IResidue
{
    private const int AtOnce = 500;

    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    private const string TablesSql = """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'shop%' AND name NOT LIKE 'knowledge%'
            AND name NOT IN ('erasures', 'mails', 'quarantine') ORDER BY name
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindAsync(Person person, CancellationToken cancellationToken = default)
    {
        var matcher = new AddressMatcher(person.Address);
        var found = new List<string>();
        foreach (var table in await database.ReadAsync(ReadTables, 0, cancellationToken))
        {
            var rows = await database.ReadAsync(Count, (table, matcher, person.Until), cancellationToken) + await CountEncryptedAsync(table, matcher, person, cancellationToken);
            if (rows > 0)
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{table}: {rows}"));
            }
        }

        return found;
    }

    private async Task<int> CountEncryptedAsync(string table, AddressMatcher matcher, Person person, CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var column in EncryptedColumn.All.Where(column => _cipher.IsOn && column.Table == table))
        {
            var last = (string?)column.Start;
            while (last is not null)
            {
                (last, var page) = await database.ReadAsync(ReadEncrypted, (column, last), cancellationToken);
                foreach (var row in page)
                {
                    if (matcher.IsIn((await _cipher.ReadAsync(row.Place, row.Stored, cancellationToken)).Span)
                        && (table != "thread_events" || await database.ReadAsync(IsBefore, (row.Key, person.Until), cancellationToken)))
                    {
                        rows++;
                    }
                }
            }
        }

        return rows;
    }

    private static (string? Last, List<(string Key, string Place, byte[] Stored)> Rows) ReadEncrypted(SqliteSession session, (EncryptedColumn Column, string? After) page)
    {
        using var select = session.Use(page.Column.Select);
        page.Column.BindKey(select, 1, page.After!).Bind(2, (long)AtOnce);
        var (last, rows) = ((string?)null, new List<(string, string, byte[])>());
        while (select.Step())
        {
            last = page.Column.KeyOf(select);
            if (EncryptedContent.Is(select.GetBlob(1)))
            {
                rows.Add((last, page.Column.Place(select), select.GetBlob(1).ToArray()));
            }
        }

        return (last, rows);
    }

    private static bool IsBefore(SqliteSession session, (string Key, DateTimeOffset Until) sought)
    {
        using var select = session.Use("SELECT 1 FROM thread_events WHERE number = ? AND at <= ?");
        return select.Bind(1, long.Parse(sought.Key, CultureInfo.InvariantCulture)).Bind(2, sought.Until).Step();
    }

    private static List<string> ReadTables(SqliteSession session, int none)
    {
        using var select = session.Use(TablesSql);
        var tables = new List<string>();
        while (select.Step())
        {
            tables.Add(select.GetText(0));
        }

        return tables;
    }

    private static int Count(SqliteSession session, (string Table, AddressMatcher Matcher, DateTimeOffset Until) sought)
    {
        // What the person wrote after the erasure was asked for is new, and stays.
        var since = sought.Table switch
        {
            "thread_events" => string.Create(CultureInfo.InvariantCulture, $" WHERE at <= {sought.Until.UtcTicks}"),
            "thread_heads" => string.Create(CultureInfo.InvariantCulture, $" WHERE opened_at <= {sought.Until.UtcTicks}"),
            _ => "",
        };
        return session.CountRows($"SELECT * FROM \"{sought.Table}\"{since}", sought.Matcher.IsIn);
    }
}
