using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>
/// Grain state as JSON (<see cref="PlatformJson"/>). An ETag is a row's number, never given twice, and its version: a stale activation
/// is refused even when the state was cleared and written anew in between.
/// </summary>
/// <param name="name">The provider's name; states of different providers are apart.</param>
/// <param name="database">Where they are kept.</param>
/// <param name="cipher">Tells which keys are destroyed; null when nothing is encrypted.</param>
public sealed class SqliteGrainStorage(string name, SqliteDatabase database, ContentCipher? cipher = null) : IGrainStorage
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    private const string SelectSql = "SELECT number, version, payload FROM grain_states WHERE grain_id = ? AND state_name = ? AND provider = ?";

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var (etag, state) = await database.ReadAsync(Read<T>, KeyOf(stateName, grainId), cancellationToken);
        grainState.ETag = etag;
        grainState.RecordExists = etag is not null;
        grainState.State = etag is null ? StateCodec.Create<T>() : state;
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var payload = StateCodec.Encode(grainState.State);
        grainState.ETag = await database.WriteAsync(Write, (KeyOf(stateName, grainId), grainState.ETag, payload, _cipher), cancellationToken);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        await database.WriteAsync(Clear, (KeyOf(stateName, grainId), grainState.ETag), cancellationToken);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = StateCodec.Create<T>();
    }

    private static (string? ETag, T? State) Read<T>(SqliteSession session, StateKey key)
    {
        using var select = Select(session, key);
        if (!select.Step())
        {
            return (null, default);
        }

        try
        {
            return (ETagOf(select), StateCodec.Decode<T>(select.GetBlob(2)));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"stored state {key.StateName} does not fit {typeof(T).Name}: {exception.Message}", exception);
        }
    }

    private static string Write(SqliteSession session, (StateKey Key, string? ETag, ReadOnlyMemory<byte> Payload, ContentCipher Cipher) state)
    {
        var (key, etag, payload, cipher) = state;
        cipher.RequireLive(payload.Span);
        if (ParseETag(etag) is { } read)
        {
            // The row by its number: the ETag names it, so that the condition costs no search by the key.
            using var update = session.Use("""
                UPDATE grain_states SET version = version + 1, payload = ?
                WHERE number = ? AND version = ? AND grain_id = ? AND state_name = ? AND provider = ? RETURNING number, version
                """);
            update.Bind(1, payload.Span).Bind(2, read.Number).Bind(3, read.Version).Bind(4, key.GrainId).Bind(5, key.StateName).Bind(6, key.Provider);
            return update.Step() ? ETagOf(update) : throw Refusal(session, key, etag);
        }

        if (etag is { Length: > 0 })
        {
            throw Refusal(session, key, etag);
        }

        using var insert = session.Use("""
            INSERT INTO grain_states (grain_id, state_name, provider, version, payload) VALUES (?, ?, ?, 1, ?) ON CONFLICT DO NOTHING RETURNING number, version
            """);
        insert.Bind(1, key.GrainId).Bind(2, key.StateName).Bind(3, key.Provider).Bind(4, payload.Span);
        return insert.Step() ? ETagOf(insert) : throw Refusal(session, key, etag);
    }

    private static bool Clear(SqliteSession session, (StateKey Key, string? ETag) state)
    {
        if (Require(session, state.Key, state.ETag) is not { } number)
        {
            return false;
        }

        using var delete = session.Use("DELETE FROM grain_states WHERE number = ?");
        return delete.Bind(1, number).Execute() > 0;
    }

    /// <summary>The number of the row, null when there is none; refuses when its ETag is another than the one that was read.</summary>
    private static long? Require(SqliteSession session, StateKey key, string? etag)
    {
        using var select = Select(session, key);
        var exists = select.Step();
        var stored = exists ? ETagOf(select) : null;
        return stored == (etag is { Length: > 0 } ? etag : null)
            ? exists ? select.GetInt64(0) : null
            : throw Inconsistent(key, stored, etag);
    }

    private static InconsistentStateException Refusal(SqliteSession session, StateKey key, string? etag)
    {
        using var select = Select(session, key);
        return Inconsistent(key, select.Step() ? ETagOf(select) : null, etag);
    }

    private static InconsistentStateException Inconsistent(StateKey key, string? stored, string? etag) =>
        new($"state {key.StateName} was written by another activation", stored, etag);

    private static SqliteStatement Select(SqliteSession session, StateKey key) =>
        session.Use(SelectSql).Bind(1, key.GrainId).Bind(2, key.StateName).Bind(3, key.Provider);

    private static string ETagOf(SqliteStatement row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.GetInt64(0)}.{row.GetInt64(1)}");

    /// <summary>The row's number and version in an ETag; null when it is none of ours.</summary>
    private static (long Number, long Version)? ParseETag(string? etag)
    {
        var point = etag?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return point > 0
            && long.TryParse(etag.AsSpan(0, point), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(etag.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? (number, version)
                : null;
    }

    private StateKey KeyOf(string stateName, GrainId grainId) => new(grainId.ToString(), stateName, name);

    private readonly record struct StateKey(string GrainId, string StateName, string Provider);
}
