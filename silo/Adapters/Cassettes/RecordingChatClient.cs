using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Platform.Silo.Adapters.Cassettes;

/// <summary>Writes each answer down, once for each different call.</summary>
internal sealed class RecordingChatClient(IChatClient inner, string folder) : DelegatingChatClient(inner)
{
    private readonly SemaphoreSlim _file = new(1);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        var response = await base.GetResponseAsync(all, options, cancellationToken);
        await WriteAsync(CassetteKey.Of(all, options), response);
        return response;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private async Task WriteAsync(string key, ChatResponse response)
    {
        var call = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().FirstOrDefault();
        var line = JsonSerializer.Serialize(
            new CassetteCall(
                key, call?.Name, call?.Arguments is { } arguments ? JsonSerializer.SerializeToElement(arguments, PlatformJson.Options) : null,
                response.Text.Length > 0 ? response.Text : null, response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0, response.FinishReason?.Value),
            PlatformJson.Options);
        await _file.WaitAsync();
        try
        {
            if (_known.Add(key))
            {
                Directory.CreateDirectory(folder);
                await File.AppendAllTextAsync(Path.Combine(folder, Cassette.File), line + "\n");
            }
        }
        finally
        {
            _file.Release();
        }
    }
}
