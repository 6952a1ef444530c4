using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>
/// Not an embedding model: each word, and each three letters of it, is hashed to a place of the vector. Texts with the same words,
/// or nearly the same, are near; meaning plays no part. The same on every machine, which is what a test of the plumbing needs and
/// why nothing that is measured with it says how good a hybrid search is.
/// </summary>
internal sealed class WordVectors : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Length = 64;

    /// <summary>How many texts were embedded.</summary>
    public int Texts { get; private set; }

    /// <summary>What happens before an answer.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public static float[] Of(string text)
    {
        var vector = new float[Length];
        foreach (var word in text.ToLowerInvariant().Split((char[])[' ', '\n', '.', ',', '?', '!', '#'], StringSplitOptions.RemoveEmptyEntries))
        {
            vector[Place(word)] += 2;
            for (var i = 0; i + 3 <= word.Length; i++)
            {
                vector[Place(word.Substring(i, 3))] += 1;
            }
        }

        // A text without words points somewhere too.
        vector[0] += 0.01f;
        return vector;
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Before(cancellationToken);
        var all = values.ToList();
        Texts += all.Count;
        return new(all.Select(text => new Embedding<float>(Of(text))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Holds nothing.
    }

    private static int Place(string part) => SHA256.HashData(Encoding.UTF8.GetBytes(part))[0] % Length;
}
