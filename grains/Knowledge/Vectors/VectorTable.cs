using System.Numerics.Tensors;

namespace Platform.Knowledge.Vectors;

/// <summary>Vectors in memory, searched one by one: exact, and for the passages of a shop faster than a call to another machine.</summary>
public sealed class VectorTable
{
    private readonly List<PassageVector> _rows;

    /// <summary>A table of vectors.</summary>
    public VectorTable(IEnumerable<PassageVector> rows) => _rows = [.. rows];

    /// <summary>The passages whose vectors have the greatest cosine with a vector, greatest first; vectors of another length are passed over.</summary>
    /// <param name="vector">The vector to be near to.</param>
    /// <param name="most">Most passages to return.</param>
    public IReadOnlyList<string> Nearest(ReadOnlySpan<float> vector, int most)
    {
        var best = new PriorityQueue<string, (float Cosine, string Passage)>(Farthest.First);
        foreach (var row in _rows)
        {
            if (row.Vector.Length != vector.Length || vector.IsEmpty)
            {
                continue;
            }

            // A vector of zeros has no direction.
            var cosine = TensorPrimitives.CosineSimilarity(vector, row.Vector.Span);
            if (!float.IsFinite(cosine))
            {
                continue;
            }

            if (best.Count < most)
            {
                best.Enqueue(row.Passage, (cosine, row.Passage));
            }
            else
            {
                best.EnqueueDequeue(row.Passage, (cosine, row.Passage));
            }
        }

        var nearest = new string[best.Count];
        while (best.TryDequeue(out var passage, out _))
        {
            nearest[best.Count] = passage;
        }

        return nearest;
    }

    /// <summary>The least cosine first; of equals the last key, so that the order is the same on every machine.</summary>
    private sealed class Farthest : IComparer<(float Cosine, string Passage)>
    {
        public static Farthest First { get; } = new();

        public int Compare((float Cosine, string Passage) x, (float Cosine, string Passage) y) =>
            x.Cosine.CompareTo(y.Cosine) is var order and not 0 ? order : string.CompareOrdinal(y.Passage, x.Passage);
    }
}
