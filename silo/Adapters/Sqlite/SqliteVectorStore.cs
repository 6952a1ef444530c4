using System.Buffers.Binary;
using Platform.Knowledge.Vectors;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Vectors beside the passages. They are read once and searched in memory; any write makes them be read again.</summary>
public sealed class SqliteVectorStore(SqliteDatabase database) : IVectorStore
{
    private readonly Lock _lock = new();
    private int _generation;
    private (string Space, VectorTable Table)? _loaded;

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> KnownAsync(string space, IReadOnlyCollection<string> passages, CancellationToken cancellationToken = default)
    {
        var known = await database.ReadAsync(
            static (session, named) =>
            {
                using var select = session.Use("SELECT passage FROM knowledge_vectors WHERE space = ?");
                select.Bind(1, named);
                var found = new HashSet<string>(StringComparer.Ordinal);
                while (select.Step())
                {
                    found.Add(select.GetText(0));
                }

                return found;
            },
            space,
            cancellationToken);
        known.IntersectWith(passages);
        return known;
    }

    /// <inheritdoc/>
    public async Task StoreAsync(string space, IReadOnlyCollection<PassageVector> vectors, CancellationToken cancellationToken = default)
    {
        await database.WriteAsync(
            static (session, entry) =>
            {
                foreach (var (passage, vector) in entry.Vectors)
                {
                    using var insert = session.Use("INSERT INTO knowledge_vectors (space, passage, vector) VALUES (?, ?, ?) ON CONFLICT (space, passage) DO UPDATE SET vector = excluded.vector");
                    insert.Bind(1, entry.Space).Bind(2, passage).Bind(3, Bytes(vector.Span)).Execute();
                }

                return entry.Vectors.Count;
            },
            (Space: space, Vectors: vectors),
            cancellationToken);
        Forget();
    }

    /// <inheritdoc/>
    /// <remarks>Of every space: a model that is chosen again finds the vectors of the passages that there still are.</remarks>
    public async Task RetainAsync(string space, IReadOnlyCollection<string> passages, CancellationToken cancellationToken = default)
    {
        await database.WriteAsync(
            static (session, kept) =>
            {
                var gone = new HashSet<string>(StringComparer.Ordinal);
                using (var select = session.Use("SELECT DISTINCT passage FROM knowledge_vectors"))
                {
                    while (select.Step())
                    {
                        gone.Add(select.GetText(0));
                    }
                }

                gone.ExceptWith(kept);
                foreach (var passage in gone)
                {
                    using var delete = session.Use("DELETE FROM knowledge_vectors WHERE passage = ?");
                    delete.Bind(1, passage).Execute();
                }

                return gone.Count;
            },
            passages,
            cancellationToken);
        Forget();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> NearestAsync(string space, ReadOnlyMemory<float> vector, int most, CancellationToken cancellationToken = default) =>
        (await TableAsync(space, cancellationToken)).Nearest(vector.Span, most);

    private async Task<VectorTable> TableAsync(string space, CancellationToken cancellationToken)
    {
        int generation;
        lock (_lock)
        {
            if (_loaded is { } loaded && loaded.Space == space)
            {
                return loaded.Table;
            }

            generation = _generation;
        }

        var table = await database.ReadAsync(Load, space, cancellationToken);
        lock (_lock)
        {
            // What was written meanwhile may be missing in it.
            if (generation == _generation)
            {
                _loaded = (space, table);
            }
        }

        return table;
    }

    private static VectorTable Load(SqliteSession session, string space)
    {
        using var select = session.Use("SELECT passage, vector FROM knowledge_vectors WHERE space = ?");
        select.Bind(1, space);
        var rows = new List<PassageVector>();
        while (select.Step())
        {
            rows.Add(new(select.GetText(0), Floats(select.GetBlob(1))));
        }

        return new(rows);
    }

    private void Forget()
    {
        lock (_lock)
        {
            _generation++;
            _loaded = null;
        }
    }

    private static byte[] Bytes(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return bytes;
    }

    private static float[] Floats(ReadOnlySpan<byte> bytes)
    {
        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return vector;
    }
}
