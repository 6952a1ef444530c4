using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Platform.Silo.Adapters.OpenSearch;

/// <summary>Signs requests as AWS asks for it (Signature Version 4): host, moment and hash of the body, and the session's token where there is one.</summary>
/// <param name="service">The service's name in the scope: <c>es</c> or <c>aoss</c>.</param>
/// <param name="region">The region.</param>
/// <param name="credentials">Asked at every request: they change while the process lives.</param>
/// <param name="time">The clock: a signature holds for some minutes.</param>
internal sealed class AwsRequestSigner(string service, string region, Func<AWSCredentials> credentials, TimeProvider time) : DelegatingHandler
{
    /// <summary>The request in the form that is signed.</summary>
    /// <param name="method">Such as <c>POST</c>.</param>
    /// <param name="address">The address, as it is sent.</param>
    /// <param name="headers">The headers that are signed, by names in small letters.</param>
    /// <param name="bodyHash">SHA-256 of the body.</param>
    internal static string Canonical(string method, Uri address, SortedList<string, string> headers, string bodyHash)
    {
        // Every service but S3 wants the path escaped once more than it is sent.
        var path = string.Join('/', address.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Escape(pair[0]), Value: pair.Length > 1 ? Escape(pair[1]) : ""))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}");
        var lines = headers.Select(header => $"{header.Key}:{header.Value}\n");
        return $"{method}\n{path}\n{string.Join('&', query)}\n{string.Concat(lines)}\n{Names(headers)}\n{bodyHash}";

        static string Escape(string sent) => Uri.EscapeDataString(Uri.UnescapeDataString(sent));
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (signer, now) = (await credentials().GetCredentialsAsync(), time.GetUtcNow().UtcDateTime);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var address = request.RequestUri!;
        var headers = new SortedList<string, string>(StringComparer.Ordinal)
        {
            ["host"] = address.IsDefaultPort ? address.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}"),
            ["x-amz-content-sha256"] = hash,
            ["x-amz-date"] = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
        };
        if (signer.UseToken)
        {
            headers["x-amz-security-token"] = signer.Token;
        }

        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var signed = AWS4Signer.ComputeSignature(signer, region, now, service, Names(headers), Canonical(request.Method.Method, address, headers, hash));
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", signed.ForAuthorizationHeader);
        return await base.SendAsync(request, cancellationToken);
    }

    private static string Names(SortedList<string, string> headers) => string.Join(';', headers.Keys);
}
