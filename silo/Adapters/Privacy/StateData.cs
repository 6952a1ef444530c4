using System.Text.Json;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Grain states that name a person or are keyed by one, of whatever feature. A grain that is awake with such a state is refused by its
/// ETag when it writes. Snapshots of threads are the threads' own, and the book of calls is everybody's (<see cref="CallbackData"/>).
/// </summary>
public sealed class StateData(SqliteDatabase database) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "states";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(Find, person, cancellationToken) is { Count: > 0 } found
            ? found.Select(state => new { state.Kind, State = JsonDocument.Parse(state.Payload).RootElement }).ToList()
            : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await database.ReadAsync(Find, person, cancellationToken);
        return found.Count == 0
            ? 0
            : await database.WriteAsync(static (session, found) => session.Overwriting(found, Remove), found, cancellationToken);
    }

    private static List<StoredState> Find(SqliteSession session, Person person)
    {
        var matcher = new AddressMatcher(person.Address);
        using var select = session.Use("SELECT number, grain_id, payload FROM grain_states WHERE state_name NOT IN ('thread', 'callbacks')");
        var found = new List<StoredState>();
        while (select.Step())
        {
            var grain = select.GetText(1);
            if (grain.EndsWith(person.Id, StringComparison.Ordinal) || matcher.IsIn(select.GetBlob(1)) || matcher.IsIn(select.GetBlob(2)))
            {
                found.Add(new(select.GetInt64(0), grain.Split('/')[0], select.GetText(2)));
            }
        }

        return found;
    }

    private static int Remove(SqliteSession session, List<StoredState> found)
    {
        var removed = 0;
        foreach (var state in found)
        {
            using var delete = session.Use("DELETE FROM grain_states WHERE number = ?");
            removed += delete.Bind(1, state.Number).Execute();
        }

        return removed;
    }

    private sealed record StoredState(long Number, string Kind, string Payload);
}
