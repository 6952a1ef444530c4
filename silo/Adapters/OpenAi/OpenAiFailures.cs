using System.ClientModel;
using Platform.Models;

namespace Platform.Silo.Adapters.OpenAi;

/// <summary>What a failure of an OpenAI-compatible endpoint means. Only codes are kept: a message may quote the request.</summary>
internal static class OpenAiFailures
{
    public static ModelException Explain(Exception failure) => failure switch
    {
        ClientResultException { Status: 429 } => new(ModelFailure.Throttled, "HTTP 429", failure),
        ClientResultException { Status: >= 400 and < 500 and not 408 } rejected => new(ModelFailure.Rejected, $"HTTP {rejected.Status}", failure),
        ClientResultException { Status: > 0 } other => new(ModelFailure.Unavailable, $"HTTP {other.Status}", failure),
        _ => new(ModelFailure.Unavailable, failure.GetType().Name, failure),
    };
}
