using System.Net.Http.Headers;
using System.Net.Http.Json;
using Platform.Gateway.Api;
using Platform.Gateway.Hosting;

namespace Platform.Gateway.Commands;

/// <summary>The command line's side of the HTTP API.</summary>
internal sealed class PlatformClient : IDisposable
{
    private readonly TimeSpan _pollEvery;
    private readonly HttpClient _http;
    private readonly string _url;

    public PlatformClient(string url, TimeSpan? pollEvery = null)
    {
        _pollEvery = pollEvery ?? TimeSpan.FromMilliseconds(100);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new CommandException($"--url {url}: give an address such as {SharedOptions.DefaultUrl}");
        }

        _url = url;
        _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        if (ApiKey.FromEnvironment() is [var key, ..])
        {
            _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }
    }

    /// <summary>Whether a platform answers there.</summary>
    public async Task<bool> IsUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync("/health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Delivers a raw mail.</summary>
    public async Task<MailReceipt> SendMailAsync(byte[] mail, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(mail) { Headers = { ContentType = new MediaTypeHeaderValue("message/rfc822") } };
        return await PostAsync("/v1/mail", content, cancellationToken);
    }

    /// <summary>Delivers a chat message.</summary>
    public async Task<MailReceipt> SendChatAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(message, options: PlatformJson.Options);
        return await PostAsync("/v1/messages", content, cancellationToken);
    }

    /// <summary>Waits until the turn of a message was made and its reply handed over; null when that takes too long.</summary>
    public async Task<(TurnView Turn, DeliveryView? Reply)?> WaitForTurnAsync(MailReceipt receipt, TimeSpan limit, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        for (var started = time.GetTimestamp(); time.GetElapsedTime(started) < limit;)
        {
            var thread = await GetThreadAsync(receipt.Thread!, cancellationToken);
            var turn = thread.Turns.FirstOrDefault(turn => turn.Turn == receipt.Turn);
            if (turn?.Reading is not null)
            {
                var reply = thread.Deliveries.FirstOrDefault(delivery => delivery.ReplyId == turn.ReplyId);
                if (reply is null or { HandedOverAt: not null })
                {
                    return (turn, reply);
                }
            }
            else if (thread.Thread.Status != Threads.ThreadStatus.Open)
            {
                return null;
            }

            await Task.Delay(_pollEvery, time, cancellationToken);
        }

        return null;
    }

    /// <summary>A thread.</summary>
    public async Task<ThreadView> GetThreadAsync(string id, CancellationToken cancellationToken) =>
        await Checked(() => _http.GetAsync($"/v1/threads/{id}", cancellationToken), answer => answer.Content.ReadFromJsonAsync<ThreadView>(PlatformJson.Options, cancellationToken));

    public void Dispose() => _http.Dispose();

    private Task<MailReceipt> PostAsync(string path, HttpContent content, CancellationToken cancellationToken) =>
        Checked(() => _http.PostAsync(path, content, cancellationToken), answer => answer.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options, cancellationToken));

    private async Task<T> Checked<T>(Func<Task<HttpResponseMessage>> call, Func<HttpResponseMessage, Task<T?>> read)
    {
        try
        {
            using var answer = await call();
            if (answer.IsSuccessStatusCode)
            {
                return await read(answer) ?? throw new CommandException($"{_url} gave an empty answer");
            }

            var text = await answer.Content.ReadAsStringAsync();
            throw new CommandException(answer.StatusCode == System.Net.HttpStatusCode.Unauthorized
                ? $"{_url} asks for a key: set PLATFORM_API_KEY to the server's"
                : $"{_url} answered {(int)answer.StatusCode}: {text}");
        }
        catch (HttpRequestException failure)
        {
            throw new CommandException($"nothing answers at {_url} ({failure.HttpRequestError}): start it with ./platform run, or name another with --url");
        }
    }
}
