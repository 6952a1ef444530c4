using Platform.Customers;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>The ledger of erasures.</summary>
public sealed class SqliteErasureLedger(SqliteDatabase database) : IErasureLedger
{
    private const string Columns = "number, customer_id, requested_at, requested_by, state, items, residue, finished_at, address, originals_until";
    private const string OpenSql = $"SELECT {Columns} FROM erasures WHERE state < 2 ORDER BY number";
    private const string FindSql = $"SELECT {Columns} FROM erasures WHERE customer_id = ? ORDER BY number DESC LIMIT 1";
    private const string ListSql = $"SELECT {Columns} FROM erasures ORDER BY number DESC LIMIT ?";

    /// <inheritdoc/>
    public Task<Erasure> AskAsync(string address, string by, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Ask, (address, by, at), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenErasure>> ListOpenAsync(CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, _) =>
            {
                using var select = session.Use(OpenSql);
                var open = new List<OpenErasure>();
                while (select.Step())
                {
                    open.Add(new(Read(select), select.GetTextOrNull(8) is { } address ? new(address, select.GetMoment(2), select.GetInt64(9)) : null));
                }

                return open;
            },
            0,
            cancellationToken);

    /// <inheritdoc/>
    public Task MarkErasedAsync(long number, int items, string residue, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, state) => session.Overwriting(state, static (session, state) =>
            {
                using var update = session.Use("UPDATE erasures SET address = NULL, state = 1, items = ?, residue = ? WHERE number = ? AND state = 0");
                return update.Bind(1, state.items).Bind(2, state.residue).Bind(3, state.number).Execute();
            }),
            (number, items, residue),
            cancellationToken);

    /// <inheritdoc/>
    public Task MarkDoneAsync(long number, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, state) =>
            {
                using var update = session.Use("UPDATE erasures SET state = 2, finished_at = ? WHERE number = ? AND state = 1");
                return update.Bind(1, state.at).Bind(2, state.number).Execute();
            },
            (number, at),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<Erasure?> FindAsync(string customerId, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, id) =>
            {
                using var select = session.Use(FindSql);
                return select.Bind(1, id).Step() ? Read(select) : null;
            },
            customerId,
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Erasure>> ListAsync(int limit, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, limit) =>
            {
                using var select = session.Use(ListSql);
                select.Bind(1, limit);
                var erasures = new List<Erasure>();
                while (select.Step())
                {
                    erasures.Add(Read(select));
                }

                return erasures;
            },
            limit,
            cancellationToken);

    private static Erasure Ask(SqliteSession session, (string Address, string By, DateTimeOffset At) asked)
    {
        var customerId = CustomerIds.FromAddress(asked.Address);
        using (var select = session.Use(FindSql))
        {
            if (select.Bind(1, customerId).Step() && Read(select) is { State: ErasureState.Asked } open)
            {
                return open;
            }
        }

        using (var insert = session.Use("""
            INSERT INTO erasures (customer_id, address, requested_at, requested_by, originals_until, state, items, residue)
            VALUES (?, ?, ?, ?, (SELECT coalesce(max(number), 0) FROM mails), 0, 0, '')
            """))
        {
            insert.Bind(1, customerId).Bind(2, asked.Address).Bind(3, asked.At).Bind(4, asked.By).Execute();
        }

        using var inserted = session.Use(FindSql);
        inserted.Bind(1, customerId).Step();
        return Read(inserted);
    }

    private static Erasure Read(SqliteStatement row) => new(
        row.GetInt64(0), row.GetText(1), row.GetMoment(2), row.GetText(3), (ErasureState)row.GetInt32(4), row.GetInt32(5), row.GetText(6), row.GetMomentOrNull(7));
}
