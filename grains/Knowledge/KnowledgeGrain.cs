using Microsoft.Extensions.Options;
using Platform.Agents;

namespace Platform.Knowledge;

/// <summary>Searches and decides; holds nothing but the shared index.</summary>
[StatelessWorker]
public sealed class KnowledgeGrain(IKnowledgeIndex index, IOptions<KnowledgeOptions> options) : Grain, IKnowledgeGrain
{
    public async Task<AgentAnswer> Serve(AgentRequest request) =>
        KnowledgeDecider.Serve(request, await Answer(request.Text, request.Language), options.Value);

    public Task<KnowledgeAnswer> Answer(string question, string language)
    {
        var passages = index.Search(question, language, options.Value.MaxPassages);
        return Task.FromResult(KnowledgeDecider.Decide(question, language, passages, options.Value));
    }
}
