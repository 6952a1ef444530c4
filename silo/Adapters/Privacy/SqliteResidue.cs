using System.Globalization;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Looks for an address in every row of every table, also those of features that came later. Not looked at: the shop's own records, which
/// are the shop's to keep; its documents; the ledger itself; the bodies of mails, which <see cref="OriginalData"/> and <see cref="QuarantineData"/> have just read.
/// </summary>
public sealed class SqliteResidue(SqliteDatabase database) : IResidue
{
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
            var rows = await database.ReadAsync(Count, (table, matcher, person.Until), cancellationToken);
            if (rows > 0)
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{table}: {rows}"));
            }
        }

        return found;
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
