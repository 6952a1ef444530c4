using Microsoft.Extensions.Options;
using Platform.Agents;
using Platform.Knowledge.Vectors;

namespace Platform.Knowledge;

/// <summary>Searches and decides; holds nothing but the shared index. Vectors, where there are any, only propose passages.</summary>
[StatelessWorker]
public sealed class KnowledgeGrain(IKnowledgeIndex index, NearPassages near, IOptions<KnowledgeOptions> options) : Grain, IKnowledgeGrain
{
    public async Task<AgentAnswer> Serve(AgentRequest request) =>
        KnowledgeDecider.Serve(request, await Answer(request.Text, request.Language), options.Value);

    public async Task<KnowledgeAnswer> Answer(string question, string language)
    {
        var passages = index.Search(question, language, options.Value.MaxPassages, await near.FindAsync(question));
        return KnowledgeDecider.Decide(question, language, passages, options.Value);
    }
}
