using System.Collections.Frozen;
using Platform.Callbacks;
using Platform.Knowledge;
using Platform.Leads;
using Platform.Offers;
using Platform.Orders;
using Platform.Returns;
using Platform.Understanding;

namespace Platform.Agents;

/// <summary>Which agent serves which intent. A new intent is its training data, its folder and a line here.</summary>
public static class AgentDirectory
{
    private const string Shop = "shop";

    private static readonly FrozenDictionary<string, Func<IGrainFactory, IAgent>> Agents = new Dictionary<string, Func<IGrainFactory, IAgent>>
    {
        [IntentNames.CheckOrderStatus] = grains => grains.GetGrain<IOrderGrain>(Shop),
        [IntentNames.CaptureLeadInfo] = grains => grains.GetGrain<ILeadGrain>(Shop),
        [IntentNames.ProcessReturn] = grains => grains.GetGrain<IReturnGrain>(Shop),
        [IntentNames.KnowledgeQuestion] = grains => grains.GetGrain<IKnowledgeGrain>(Shop),
        [IntentNames.ScheduleCallback] = grains => grains.GetGrain<ICallbackGrain>(Shop),
        [IntentNames.UpsellProducts] = grains => grains.GetGrain<IOfferGrain>(Shop),
        [IntentNames.Fallback] = grains => grains.GetGrain<IKnowledgeGrain>(Shop),
    }.ToFrozenDictionary();

    /// <summary>Whether an agent serves an intent.</summary>
    public static bool Serves(string intent) => Agents.ContainsKey(intent);

    /// <summary>The agent of an intent; null when nobody serves it.</summary>
    public static IAgent? Find(IGrainFactory grains, string intent) =>
        Agents.TryGetValue(intent, out var find) ? find(grains) : null;
}
