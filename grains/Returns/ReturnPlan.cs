using Platform.Shop;

namespace Platform.Returns;

/// <summary>Everything that a decision about one item looks at.</summary>
/// <param name="Talk">What was said.</param>
/// <param name="Situation">The order.</param>
/// <param name="Line">The item.</param>
/// <param name="Options">The rules.</param>
/// <param name="Window">The days that count.</param>
internal sealed record ReturnPlan(ReturnTalk Talk, ReturnSituation Situation, OrderLine Line, ReturnOptions Options, ReturnWindow Window)
{
    /// <summary>The order's number.</summary>
    public string OrderNumber => Situation.Order.Status.OrderNumber;
}
