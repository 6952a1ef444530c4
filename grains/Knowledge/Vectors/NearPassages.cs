using Microsoft.Extensions.Options;
using Platform.Models;

namespace Platform.Knowledge.Vectors;

/// <summary>Finds the passages whose vectors are near to a question's. When anything fails there are none, and the words search alone.</summary>
public sealed class NearPassages(EmbeddingModel model, IVectorStore store, IOptions<EmbeddingOptions> settings, TimeProvider time)
{
    /// <summary>What is embedded of a question: no more than every model takes, and no more of a mail than it asks.</summary>
    private const int MostCharacters = 2000;

    private readonly EmbeddingOptions _options = settings.Value;

    /// <summary>Keys of the nearest passages, nearest first; empty without a model, and when it or the store gives no answer in time.</summary>
    /// <param name="question">The customer's text.</param>
    public async Task<IReadOnlyList<string>> FindAsync(string question)
    {
        var asked = model.IsOn ? Asked(question) : "";
        if (asked.Length == 0)
        {
            return [];
        }

        var started = time.GetTimestamp();
        try
        {
            var vectors = await model.EmbedAsync([asked], EmbeddingPurpose.Question, _options.Timeout);
            var left = _options.Timeout - time.GetElapsedTime(started);
            using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
            return await store.NearestAsync(_options.Space, vectors[0], _options.Nearest, late.Token).WaitAsync(late.Token);
        }
        catch (ModelException)
        {
            // Counted where it happened; the ladder's next step is BM25 alone.
            return [];
        }
        catch (Exception failure)
        {
            PlatformTelemetry.VectorStoreFailures.Add(1, new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, failure is OperationCanceledException ? ModelOutcomes.TimedOut : ModelOutcomes.Unavailable));
            return [];
        }
    }

    private static string Asked(string question)
    {
        var asked = string.Join('\n', QuestionFinder.Find(question)).Trim();
        return asked.Length <= MostCharacters ? asked : asked[..(char.IsHighSurrogate(asked[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
    }
}
