using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Encryption;

/// <summary>The places that content is bound to. Part of what is stored: never changed. Ids that have slashes (a grain's, a job's, a notification's) end their place.</summary>
public static class ContentPlaces
{
    /// <summary>An event of a thread.</summary>
    public static string Event(string threadId, long version, string name) => string.Create(CultureInfo.InvariantCulture, $"event/{version}/{name}/{threadId}");

    /// <summary>The events of one append to a thread.</summary>
    public static string Append(string threadId, long first) => string.Create(CultureInfo.InvariantCulture, $"append/{first}/{threadId}");

    /// <summary>A thread's subject.</summary>
    public static string Subject(string threadId) => $"subject/{threadId}";

    /// <summary>A grain's state.</summary>
    public static string State(string stateName, string grainId) => $"state/{stateName}/{grainId}";

    /// <summary>An original mail.</summary>
    public static string Mail(string contentHash) => $"mail/{contentHash}";

    /// <summary>A quarantined mail.</summary>
    public static string Quarantined(string contentHash) => $"quarantine/{contentHash}";

    /// <summary>A mail that waits to be sent.</summary>
    public static string Staged(string deliveryId) => StagedByHash(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId))));

    /// <summary>A mail that waits to be sent, by the SHA-256 of its delivery's id: all that the name of its object tells.</summary>
    public static string StagedByHash(string hash) => $"staged/{hash}";

    /// <summary>The data of a job with a moment.</summary>
    public static string Job(string jobId) => $"job/{jobId}";

    /// <summary>A column of a message to a phone or the app.</summary>
    public static string Message(string column, string notificationId) => $"message/{column}/{notificationId}";

    /// <summary>A promised price.</summary>
    public static string Offer(string offerId) => $"offer/{offerId}";

    /// <summary>What the list of leads says of a customer.</summary>
    public static string Lead(string customerId) => $"lead/{customerId}";

    /// <summary>The words of a bounce or complaint.</summary>
    public static string Feedback(string mail, int place) => string.Create(CultureInfo.InvariantCulture, $"feedback/{place}/{mail}");

    /// <summary>A document.</summary>
    public static string Document(string name) => $"document/{name}";

    /// <summary>The data of a row of DynamoDB. The length keeps keys apart that have slashes themselves.</summary>
    public static string Row(string partition, string sort) => string.Create(CultureInfo.InvariantCulture, $"row/{partition.Length}/{partition}/{sort}");
}
