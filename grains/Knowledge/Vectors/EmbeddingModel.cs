using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Platform.Models;

namespace Platform.Knowledge.Vectors;

/// <summary>The one place from which the embedding model is called: with a time-out, counted, and failing as <see cref="ModelException"/> only.</summary>
/// <param name="generator">The provider's client; null when no model helps.</param>
/// <param name="settings">Model, length of vectors and time-outs.</param>
/// <param name="time">The clock of the time-outs.</param>
public sealed class EmbeddingModel(IEmbeddingGenerator<string, Embedding<float>>? generator, IOptions<EmbeddingOptions> settings, TimeProvider time)
{
    private readonly EmbeddingOptions _options = settings.Value;

    /// <summary>Whether a model helps.</summary>
    public bool IsOn => generator is not null;

    /// <summary>The vectors of some texts, in their order.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="purpose">One of <see cref="EmbeddingPurpose"/>.</param>
    /// <param name="timeout">The longest that it may take.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ModelException">There is none, or not in time.</exception>
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(
        IReadOnlyList<string> texts, string purpose, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var client = generator ?? throw new ModelException(ModelFailure.Unavailable, "no model");
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // Whoever ignores the token is left behind all the same.
            var generated = await client.GenerateAsync(texts, EmbeddingPurpose.Options(_options.Model, _options.Dimensions, purpose), either.Token).WaitAsync(either.Token);
            if (generated.Count != texts.Count || (_options.Dimensions > 0 && generated.Any(one => one.Vector.Length != _options.Dimensions)))
            {
                throw new ModelException(ModelFailure.Unavailable, "vectors do not fit the texts");
            }

            Count(purpose, ModelOutcomes.Used);
            PlatformTelemetry.EmbeddingTokens.Add(generated.Usage?.InputTokenCount ?? 0, new KeyValuePair<string, object?>(PlatformTelemetry.GenAiModel, _options.Model));
            return [.. generated.Select(one => one.Vector)];
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            var (explained, outcome) = Explain(failure);
            Count(purpose, outcome);
            throw explained;
        }
    }

    private static (ModelException Explained, string Outcome) Explain(Exception failure) => failure switch
    {
        OperationCanceledException => (new(ModelFailure.Unavailable, "no answer in time", failure), ModelOutcomes.TimedOut),
        ModelException { Failure: ModelFailure.Throttled } throttled => (throttled, ModelOutcomes.Throttled),
        ModelException { Failure: ModelFailure.Rejected } rejected => (rejected, ModelOutcomes.Refused),
        ModelException other => (other, ModelOutcomes.Unavailable),
        _ => (new(ModelFailure.Unavailable, failure.GetType().Name, failure), ModelOutcomes.Unavailable),
    };

    private void Count(string purpose, string outcome) => PlatformTelemetry.EmbeddingCalls.Add(
        1,
        new KeyValuePair<string, object?>(PlatformTelemetry.EmbeddingPurpose, purpose),
        new KeyValuePair<string, object?>(PlatformTelemetry.GenAiModel, _options.Model),
        new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, outcome));
}
