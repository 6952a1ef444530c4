using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Encryption;

/// <summary>
/// A stand-in for AWS KMS, and no more: Encrypt and Decrypt of its JSON 1.1 protocol with one key in memory, the encryption context as associated
/// data. It checks neither signatures nor rights, and says nothing of what AWS does.
/// </summary>
internal sealed class KmsStandIn : IAsyncDisposable
{
    public const string KeyId = "arn:aws:kms:eu-central-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e";

    private readonly WebApplication _app;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    private KmsStandIn(WebApplication app) => _app = app;

    /// <summary>Operation and customer of every request.</summary>
    public List<(string Operation, string Customer)> Asked { get; } = [];

    public string Url => _app.Urls.First();

    public static async Task<KmsStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new KmsStandIn(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var operation = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
        var pairs = request.RootElement.GetProperty("EncryptionContext").EnumerateObject().OrderBy(pair => pair.Name, StringComparer.Ordinal).ToList();
        var associated = Encoding.UTF8.GetBytes(string.Join('\n', pairs.Select(pair => $"{pair.Name}={pair.Value}")));
        lock (Asked)
        {
            Asked.Add((operation, pairs.Find(pair => pair.Name == "customer").Value.GetString()!));
        }

        context.Response.ContentType = "application/x-amz-json-1.1";
        if (request.RootElement.GetProperty("KeyId").GetString() != KeyId)
        {
            await RefuseAsync(context, "NotFoundException", "Key does not exist");
            return;
        }

        using var aes = new AesGcm(_key, 16);
        if (operation == "Encrypt")
        {
            var plain = request.RootElement.GetProperty("Plaintext").GetBytesFromBase64();
            var blob = new byte[12 + plain.Length + 16];
            RandomNumberGenerator.Fill(blob.AsSpan(0, 12));
            aes.Encrypt(blob.AsSpan(0, 12), plain, blob.AsSpan(12, plain.Length), blob.AsSpan(^16..), associated);
            await context.Response.WriteAsync(JsonSerializer.Serialize(new { CiphertextBlob = blob, KeyId, EncryptionAlgorithm = "SYMMETRIC_DEFAULT" }));
            return;
        }

        try
        {
            var blob = request.RootElement.GetProperty("CiphertextBlob").GetBytesFromBase64();
            var plain = new byte[blob.Length - 28];
            aes.Decrypt(blob.AsSpan(0, 12), blob.AsSpan(12, plain.Length), blob.AsSpan(^16..), plain, associated);
            await context.Response.WriteAsync(JsonSerializer.Serialize(new { Plaintext = plain, KeyId, EncryptionAlgorithm = "SYMMETRIC_DEFAULT" }));
        }
        catch (AuthenticationTagMismatchException)
        {
            await RefuseAsync(context, "InvalidCiphertextException", "");
        }
    }

    private static Task RefuseAsync(HttpContext context, string type, string message)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { __type = type, message }));
    }
}
