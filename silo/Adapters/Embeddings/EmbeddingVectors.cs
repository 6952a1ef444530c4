using System.Text.Json;
using Platform.Models;

namespace Platform.Silo.Adapters.Embeddings;

/// <summary>What adapters of embedding models share.</summary>
internal static class EmbeddingVectors
{
    /// <summary>A vector.</summary>
    /// <exception cref="ModelException">It is empty, or has a member that is no finite number.</exception>
    public static float[] Read(JsonElement array)
    {
        float[] vector = [.. array.EnumerateArray().Select(member => member.GetSingle())];
        return vector.Length > 0 && Array.TrueForAll(vector, float.IsFinite) ? vector : throw new ModelException(ModelFailure.Unavailable, "no vector");
    }

    /// <summary>The beginning of a text; a character of two halves stays whole.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>Every text has its vector, and all are of one length.</summary>
    /// <exception cref="ModelException">They are not.</exception>
    public static void Check(IReadOnlyList<float[]> vectors, int texts)
    {
        if (vectors.Count != texts || vectors.Any(vector => vector.Length != vectors[0].Length))
        {
            throw new ModelException(ModelFailure.Unavailable, "vectors do not fit the texts");
        }
    }
}
