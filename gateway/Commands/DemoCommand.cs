using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Gateway.Api;
using Platform.Gateway.Hosting;
using Platform.Gateway.Scripts;

namespace Platform.Gateway.Commands;

/// <summary><c>platform demo</c>: plays a script on a platform of its own that is stopped and started between any two messages; days pass at once.</summary>
internal static class DemoCommand
{
    private const string Default = "reference-thread.yaml";

    public static Command Create()
    {
        var file = new Argument<string?>("SCRIPT.yaml") { Description = "The conversation to play; default: samples/conversations/" + Default, Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data") { Description = "Where to keep what it leaves; default: a new folder below the temporary files" };
        var knowledge = SharedOptions.Knowledge();
        var shop = SharedOptions.Shop();
        var command = new Command("demo", "Plays a whole conversation: every message on a platform that was just restarted, with days in between") { file, data, knowledge, shop };
        command.SetAction((parsed, cancellationToken) =>
        {
            var folder = parsed.GetValue(data) is { } given ? Path.GetFullPath(given) : Directory.CreateTempSubdirectory("platform-demo-").FullName;
            var settings = new RunSettings(
                folder, "http://127.0.0.1:0", SharedOptions.KnowledgeFolder(parsed.GetValue(knowledge)), SharedOptions.ShopFolder(parsed.GetValue(shop)));
            return PlayAsync(ScriptFile.Read(parsed.GetValue(file) ?? Sample()), settings, cancellationToken);
        });
        return command;
    }

    /// <summary>Settings of a demo's host: its clock, and no wait for a burst that will not come.</summary>
    public static void Configure(WebApplicationBuilder builder, TimeProvider time)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(time));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:Threads:BurstQuiet"] = "00:00:00" });
    }

    private static async Task<int> PlayAsync(Script script, RunSettings settings, CancellationToken cancellationToken)
    {
        var time = new OffsetTime();
        var player = new ScriptPlayer(script, time);
        Console.WriteLine($"{script.Name}\n{script.Customer}, over {script.Channel}; the platform is stopped and started between any two messages\n");
        foreach (var turn in script.Turns)
        {
            player.Wait(turn);
            await using var platform = await PlatformHost.StartAsync(settings, cancellationToken, builder => Configure(builder, time));
            using var client = new PlatformClient(platform.Urls.First());
            Say(time, script.Customer, turn.Says);
            var made = await player.PlayAsync(turn, client, cancellationToken);
            Say(time, "Shop", made?.Reply?.Text ?? "(no reply: a human has this conversation)");
            if (made?.Turn.HandOff is { } reason)
            {
                Console.WriteLine($"    [handed to a human: {reason}]\n");
            }
        }

        await using var last = await PlatformHost.StartAsync(settings, cancellationToken, builder => Configure(builder, time));
        using var reader = new PlatformClient(last.Urls.First());
        Sum(await reader.GetThreadAsync(player.ThreadId!, cancellationToken), settings.DataFolder);
        return 0;
    }

    private static void Say(TimeProvider time, string who, string text) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():ddd d MMM yyyy HH:mm} UTC  {who}\n    {text.ReplaceLineEndings("\n    ")}\n"));

    private static void Sum(ThreadView thread, string folder)
    {
        var conversation = thread.Conversation;
        Console.WriteLine($"""
            the thread   {thread.Thread.ThreadId}, {thread.Thread.Status}, {thread.Thread.Messages} messages, {thread.Thread.Replies} replies
            verified     {conversation.CustomerEmail ?? "nobody"}; {string.Join(", ", conversation.Verifications.Select(proved => $"level {proved.Level} for order {proved.OrderNumber}"))}
            remembers    {string.Join(", ", conversation.Slots.Select(slot => $"{slot.Name} {slot.Value}"))}
            mood         {conversation.Sentiment:0.00} (-1 to 1)
            lead score   {conversation.LeadScore}
            effects      {string.Join(", ", thread.Jobs.Select(job => $"{job.Kind}{(job.DoneAt is null ? " (not done)" : "")}"))}
            state        {thread.StateHash}
            left in      {folder}
            """);
    }

    private static string Sample() =>
        SampleFolders.Find("conversations") is { } folder
            ? Path.Combine(folder, Default)
            : throw new CommandException("samples/conversations was not found: name a script");
}
