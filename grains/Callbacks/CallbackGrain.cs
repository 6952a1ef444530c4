using Microsoft.Extensions.Options;
using Platform.Agents;
using Platform.Shop;

namespace Platform.Callbacks;

/// <summary>Asks the book on behalf of a turn. A hold is all that it does by itself: it runs out, and nothing is promised that is not held.</summary>
[StatelessWorker]
public sealed class CallbackGrain(IShop shop, IOptions<CallbackOptions> options) : Grain, ICallbackGrain
{
    /// <summary>The key of the shop's grains.</summary>
    internal const string Shop = "shop";

    public async Task<AgentAnswer> Serve(AgentRequest request)
    {
        var book = GrainFactory.GetGrain<ICallbackBookGrain>(Shop);
        var customer = request.CustomerEmail is { } email ? await shop.FindCustomerAsync(email) : null;
        var open = await book.FindOpen(request.ThreadId);
        return CallbackDecider.Decide(request, customer, open, options.Value) switch
        {
            CallbackStep.Tell tell => tell.Answer,
            CallbackStep.Reserve { Wish: var wish } => CallbackDecider.Complete(request, wish, await book.Hold(wish.Search(request))),
            var step => throw new InvalidOperationException($"unknown step {step.GetType().Name}"),
        };
    }
}
