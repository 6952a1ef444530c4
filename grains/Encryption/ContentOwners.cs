using Platform.Customers;
using Platform.LeadPackages;
using Platform.Notifications;
using Platform.Purchases;
using Platform.Returns;
using Platform.Threads;

namespace Platform.Encryption;

/// <summary>Whose data key content is encrypted with: a customer's id, or empty for the platform's own.</summary>
public static class ContentOwners
{
    /// <summary>Of what somebody with this address wrote or gets, or of a thread that such a person opened.</summary>
    public static string OfAddress(string address) => address.Contains('@', StringComparison.Ordinal) ? CustomerIds.FromAddress(address) : "";

    /// <summary>Of bytes that came as a mail and could not be read as one: whoever their From line names.</summary>
    public static string OfSender(ReadOnlySpan<byte> raw) => OfAddress(SenderScan.Find(raw) ?? "");

    /// <summary>Of a grain's state: whom it names, else the customer whose id is the grain's key.</summary>
    /// <param name="grainKey">The grain's key.</param>
    /// <param name="state">What is written.</param>
    public static string OfState(string grainKey, object? state) => state switch
    {
        ThreadSnapshot thread => OfAddress(thread.Customer),
        NotificationState notification => notification.CustomerId,
        PurchaseState purchase => purchase.Order.Offer.CustomerId,
        ReturnCase @return => OfAddress(@return.Opening.Email),
        SealedLead { Content: { } content } => OfAddress(content.Email),
        _ => grainKey.Length == 32 && !grainKey.AsSpan().ContainsAnyExcept("0123456789abcdef") ? grainKey : "",
    };
}
