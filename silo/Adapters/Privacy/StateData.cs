using System.Text.Json;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Grain states that name a person or are keyed by one, of whatever feature. A grain that is awake with such a state is refused by its
/// ETag when it writes. Snapshots of threads are the threads' own, and the book of calls is everybody's (<see cref="CallbackData"/>).
/// </summary>
public sealed class StateData(SqliteDatabase database, ContentCipher? cipher = null) : IPersonalData
{
    private const int AtOnce = 200;

    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public string Name => "states";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found
            ? found.Select(state => new { state.Kind, State = JsonDocument.Parse(state.Json).RootElement }).ToList()
            : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(person, cancellationToken);
        return found.Count == 0
            ? 0
            : await database.WriteAsync(static (session, found) => session.Overwriting(found, Remove), found, cancellationToken);
    }

    private async Task<List<PersonalState>> FindAsync(Person person, CancellationToken cancellationToken)
    {
        var matcher = new AddressMatcher(person.Address);
        var found = new List<PersonalState>();
        var after = 0L;
        while (await database.ReadAsync(ReadPage, after, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var stored in page)
            {
                var isTheirs = stored.Grain.EndsWith(person.Id, StringComparison.Ordinal) || matcher.IsIn(System.Text.Encoding.UTF8.GetBytes(stored.Grain));
                if (await _cipher.DecryptAsync(stored.Place, stored.Payload, cancellationToken) is { } json)
                {
                    if (isTheirs || matcher.IsIn(json.Span))
                    {
                        found.Add(new(stored.Number, stored.Grain.Split('/')[0], json));
                    }
                }
                else if (isTheirs)
                {
                    found.Add(new(stored.Number, stored.Grain.Split('/')[0], "null"u8.ToArray()));
                }
            }

            after = page[^1].Number;
        }

        return found;
    }

    private static List<StoredState> ReadPage(SqliteSession session, long after)
    {
        using var select = session.Use("""
            SELECT number, grain_id, state_name, payload FROM grain_states WHERE number > ? AND state_name NOT IN ('thread', 'callbacks') ORDER BY number LIMIT ?
            """);
        select.Bind(1, after).Bind(2, AtOnce);
        var states = new List<StoredState>();
        while (select.Step())
        {
            states.Add(new(select.GetInt64(0), select.GetText(1), ContentPlaces.State(select.GetText(2), select.GetText(1)), select.GetBlob(3).ToArray()));
        }

        return states;
    }

    private static int Remove(SqliteSession session, List<PersonalState> found)
    {
        var removed = 0;
        foreach (var state in found)
        {
            using var delete = session.Use("DELETE FROM grain_states WHERE number = ?");
            removed += delete.Bind(1, state.Number).Execute();
        }

        return removed;
    }

    private sealed record StoredState(long Number, string Grain, string Place, byte[] Payload);

    private sealed record PersonalState(long Number, string Kind, ReadOnlyMemory<byte> Json);
}
