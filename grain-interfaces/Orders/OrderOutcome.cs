using System.Text.Json.Serialization;

namespace Platform.Orders;

/// <summary>The outcome of checking an order number with an e-mail address.</summary>
[GenerateSerializer, Alias("platform.orders.order-outcome")]
[JsonConverter(typeof(JsonStringEnumConverter<OrderOutcome>))]
public enum OrderOutcome
{
    /// <summary>No order has this number and this address.</summary>
    NoMatch = 0,

    /// <summary>Number and address belong together: level 2.</summary>
    Matched = 1,
}
