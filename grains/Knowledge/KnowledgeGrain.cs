using Microsoft.Extensions.Options;

namespace Platform.Knowledge;

/// <summary>Searches and decides; holds nothing but the shared index.</summary>
[StatelessWorker]
public sealed class KnowledgeGrain(IKnowledgeIndex index, IOptions<KnowledgeOptions> options) : Grain, IKnowledgeGrain
{
    public Task<KnowledgeAnswer> Answer(string question, string language)
    {
        var passages = index.Search(question, language, options.Value.MaxPassages);
        return Task.FromResult(KnowledgeDecider.Decide(question, language, passages, options.Value));
    }
}
