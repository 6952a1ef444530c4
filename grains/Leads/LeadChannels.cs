using Platform.Notifications;
using Platform.Shop;
using Platform.Turns;

namespace Platform.Leads;

/// <summary>How marketing reaches a customer, and what it shows. Pure.</summary>
public static class LeadChannels
{
    /// <summary>The channel of a preference; post and telephone are work of people, so that a mail goes in their place.</summary>
    public static NotificationChannel Of(string preference) => preference switch
    {
        "SMS" => NotificationChannel.Sms,
        "InApp" => NotificationChannel.InApp,
        _ => NotificationChannel.Email,
    };

    /// <summary>The values of the marketing templates: <c>firstName</c> for the greeting, <c>product</c> with its list price.</summary>
    public static ImmutableArray<FactValue> Values(string? firstName, Product? product) =>
    [
        .. firstName is null ? [] : (ImmutableArray<FactValue>)[new("firstName", firstName)],
        .. product is null ? [] : (ImmutableArray<FactValue>)[new("product", product.Name), new("price", ValueFormat.Money(product.ListPrice))],
    ];
}
