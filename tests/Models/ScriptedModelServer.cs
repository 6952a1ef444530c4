using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Models;

/// <summary>A stub, not a model: it speaks the part of Bedrock's Converse that the platform uses and answers what a test says, lies and failures included.</summary>
internal sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedModelServer(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What it was asked, in no order.</summary>
    public ConcurrentBag<ModelRequest> Requests { get; } = [];

    /// <summary>What it answers; can be changed at any time.</summary>
    public Func<ModelRequest, ModelReply> Answer { get; set; } = Honest;

    /// <summary>A model that finds nothing to better: it gives back what it was given.</summary>
    public static ModelReply Honest(ModelRequest request) => request.Form switch
    {
        "report_reading" => ModelReply.Form("report_reading", request.Input.GetProperty("first")),
        "write_reply" => ModelReply.Form("write_reply", new { sentences = Sentences(request).Select(sentence => new { from = new[] { sentence.Id }, text = sentence.Text }) }),
        _ => ModelReply.Form("report_summary", new { summary = "The customer wrote to the shop." }),
    };

    /// <summary>The sentences that were to be worded.</summary>
    public static List<(int Id, string Text, bool Keep)> Sentences(ModelRequest request) =>
        [.. request.Input.GetProperty("sentences").EnumerateArray().Select(sentence => (sentence.GetProperty("id").GetInt32(), sentence.GetProperty("text").GetString()!, sentence.GetProperty("keep").GetBoolean()))];

    public static async Task<ScriptedModelServer> StartAsync(Func<ModelRequest, ModelReply>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ScriptedModelServer(builder.Build());
        server.Answer = answer ?? Honest;
        server._app.MapPost("/model/{model}/converse", server.ConverseAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Settings of a platform that asks this server in both roles, on a ladder of two models.</summary>
    public Dictionary<string, string?> Settings(string region = "eu-central-1") => new()
    {
        ["Platform:Models:Provider"] = "bedrock",
        ["Platform:Models:Endpoint"] = Url,
        ["Platform:Models:Region"] = region,
        ["Platform:Models:Understanding:Model"] = "large",
        ["Platform:Models:Understanding:Smaller"] = "small",
        ["Platform:Models:Drafting:Model"] = "large",
        ["Platform:Models:Drafting:Smaller"] = "small",
        ["Platform:Models:Prices:0:Model"] = "large",
        ["Platform:Models:Prices:0:Input"] = "0.003",
        ["Platform:Models:Prices:0:Output"] = "0.015",
        ["Platform:Models:Prices:1:Model"] = "small",
        ["Platform:Models:Prices:1:Input"] = "0.0003",
        ["Platform:Models:Prices:1:Output"] = "0.0015",
        ["Platform:Models:RetryWait"] = "00:00:00.010",
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ConverseAsync(string model, HttpContext context)
    {
        var body = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        var form = body.TryGetProperty("toolConfig", out var tools) ? tools.GetProperty("tools")[0].GetProperty("toolSpec").GetProperty("name").GetString() : null;
        var system = body.TryGetProperty("system", out var blocks) ? blocks[0].GetProperty("text").GetString()! : "";
        var user = body.GetProperty("messages").EnumerateArray().Last().GetProperty("content")[0].GetProperty("text").GetString()!;
        var request = new ModelRequest(model, system, user, form, context.Request.Headers.Authorization.ToString(), body);
        Requests.Add(request);
        var reply = Answer(request);
        await reply.Before;
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        if (reply.ErrorType is not null)
        {
            context.Response.Headers["x-amzn-ErrorType"] = reply.ErrorType;
        }

        await context.Response.WriteAsync(reply.Json());
    }
}
