using System.ComponentModel.DataAnnotations;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Where the tables and the bucket are (docs/adr/0024-dynamodb.md). Section <c>Platform:Dynamo</c>.</summary>
public sealed class DynamoOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Dynamo";

    /// <summary>A region such as <c>eu-central-1</c>, or the URL of a server of one's own (DynamoDB Local). Default <c>eu-central-1</c>.</summary>
    [Required]
    public string Service { get; set; } = "eu-central-1";

    /// <summary>What the names of all tables begin with; two platforms in one account have two. Default <c>platform</c>.</summary>
    [Required, RegularExpression("^[A-Za-z0-9_.-]{1,100}$", ErrorMessage = "Platform:Dynamo:TablePrefix: use up to 100 letters, digits, '-', '_' and '.'")]
    public string TablePrefix { get; set; } = "platform";

    /// <summary>The bucket of mails, documents and large events. Default <c>platform-mail</c>; bucket names are unique in the world, so set your own.</summary>
    [Required, RegularExpression("^[a-z0-9.-]{3,63}$", ErrorMessage = "Platform:Dynamo:Bucket is no name of a bucket: use 3 to 63 lower-case letters, digits, '-' and '.'")]
    public string Bucket { get; set; } = "platform-mail";

    /// <summary>The URL of an S3 server of one's own; empty for S3 itself in the region that <see cref="Service"/> names. Default empty.</summary>
    public string ObjectService { get; set; } = "";

    /// <summary>Makes missing tables and the bucket at the start: for a laptop and for tests; in an account the template makes them. Default false.</summary>
    public bool CreateMissing { get; set; }

    /// <summary>Whether <see cref="Service"/> is a server of one's own.</summary>
    internal bool IsLocal => IsUrl(Service);

    internal static bool IsUrl(string service) =>
        Uri.TryCreate(service, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
