namespace Platform.Silo.Adapters.OpenSearch;

/// <summary>Where OpenSearch keeps vectors. Section <c>Platform:OpenSearch</c>, read when <c>Platform:Embeddings:Store</c> is <c>opensearch</c>. Name and password come from the environment only.</summary>
public sealed class OpenSearchOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:OpenSearch";

    /// <summary>The address, such as <c>https://search.example:9200</c>. Default empty; needed.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The beginning of the index' names; one index for each model. Default <c>platform-passages</c>. Small letters, digits and hyphens.</summary>
    public string Index { get; set; } = "platform-passages";

    /// <summary>The environment variable that holds the user's name; a variable that is not set means no sign-in. Default <c>OPENSEARCH_USERNAME</c>.</summary>
    public string UserVariable { get; set; } = "OPENSEARCH_USERNAME";

    /// <summary>The environment variable that holds the password. Default <c>OPENSEARCH_PASSWORD</c>.</summary>
    public string PasswordVariable { get; set; } = "OPENSEARCH_PASSWORD";

    /// <summary>
    /// Signs every request for AWS (Signature Version 4), with the credentials of the environment: <c>es</c> for a domain of Amazon OpenSearch
    /// Service, <c>aoss</c> for a collection of OpenSearch Serverless, which has to take ids of ours. Default empty: not signed. Without a user's name then.
    /// </summary>
    public string SigningService { get; set; } = "";

    /// <summary>The region of the domain, such as <c>eu-central-1</c>; needed with <see cref="SigningService"/>. Default empty.</summary>
    public string Region { get; set; } = "";

    /// <summary>The longest that a request may take. Default 10 s; a customer's question waits no longer than <c>Platform:Embeddings:Timeout</c>.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="InvalidOperationException">The message names the key.</exception>
    public void Validate()
    {
        Require(Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", nameof(Endpoint), "is no http or https address");
        Require(
            address!.Scheme == Uri.UriSchemeHttps || address.IsLoopback || string.IsNullOrEmpty(Environment.GetEnvironmentVariable(UserVariable)),
            nameof(Endpoint), "is not https: a password is not sent in the clear to another machine");
        Require(address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || SigningService.Length == 0, nameof(Endpoint), "is not https, which AWS asks for");
        Require(SigningService is "" or "es" or "aoss", nameof(SigningService), "is not es, aoss or empty");
        Require(
            SigningService.Length == 0 || (Region.Length > 0 && Region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')),
            nameof(Region), $"is no region such as eu-central-1, which {nameof(SigningService)} needs");
        Require(
            SigningService.Length == 0 || string.IsNullOrEmpty(Environment.GetEnvironmentVariable(UserVariable)),
            nameof(SigningService), $"is set, and a user's name in {UserVariable} too: a request has one of both");
        Require(Index.Length is > 0 and <= 200 && char.IsAsciiLetterLower(Index[0]) && Index.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'), nameof(Index), "is not of small letters, digits and hyphens");
        Require(Timeout > TimeSpan.Zero && Timeout <= TimeSpan.FromMinutes(5), nameof(Timeout), "is not above 0 and up to 5 min");
    }

    private static void Require(bool holds, string key, string problem)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{Section}:{key} {problem}.");
        }
    }
}
