using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Platform.Gateway.Api;
using Platform.Gateway.Hosting;

namespace Platform.Gateway.Commands;

/// <summary><c>platform chat</c>: a thread in the terminal, with a running platform or with one of its own.</summary>
internal static class ChatCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var url = SharedOptions.Url();
        var data = SharedOptions.Data();
        var conversation = new Option<string?>("--conversation") { Description = "Name of the conversation, to come back to it later; default: a new one" };
        var from = new Option<string>("--from") { Description = "Who writes", DefaultValueFactory = _ => "visitor@chat.example" };
        var knowledge = SharedOptions.Knowledge();
        var shop = SharedOptions.Shop();
        var command = new Command("chat", "A thread in the terminal; when nothing answers at --url, it runs the platform itself on --data") { url, data, conversation, from, knowledge, shop };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetValue(conversation) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            var address = parsed.GetRequiredValue(url);
            using var client = new PlatformClient(address);
            if (await client.IsUpAsync(cancellationToken))
            {
                return await TalkAsync(client, name, parsed.GetRequiredValue(from), cancellationToken);
            }

            var settings = new RunSettings(
                Path.GetFullPath(parsed.GetRequiredValue(data)),
                "http://127.0.0.1:0",
                SharedOptions.KnowledgeFolder(parsed.GetValue(knowledge)),
                SharedOptions.ShopFolder(parsed.GetValue(shop)));
            await using var platform = await PlatformHost.StartAsync(settings, cancellationToken);
            using var own = new PlatformClient(platform.Urls.First());
            return await TalkAsync(own, name, parsed.GetRequiredValue(from), cancellationToken);
        });
        return command;
    }

    private static async Task<int> TalkAsync(PlatformClient client, string conversation, string from, CancellationToken cancellationToken)
    {
        Console.WriteLine($"conversation {conversation}; an empty line or Ctrl+D ends it");
        var run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        for (var number = 1; ; number++)
        {
            Console.Write("> ");
            var text = await Console.In.ReadLineAsync(cancellationToken);
            if (string.IsNullOrWhiteSpace(text))
            {
                return 0;
            }

            var id = string.Create(CultureInfo.InvariantCulture, $"{run}-{number}");
            var receipt = await client.SendChatAsync(new(conversation, id, from, null, text), cancellationToken);
            var made = await client.WaitForTurnAsync(receipt, Patience, cancellationToken);
            Console.WriteLine(Answer(made));
        }
    }

    private static string Answer((TurnView Turn, DeliveryView? Reply)? made) => made switch
    {
        null => "(a human has this conversation: the bot is silent)",
        { Reply: null } => "(no reply)",
        { Reply: { } reply, Turn.HandOff: { } reason } => $"{reply.Text}\n(handed to a human: {reason})",
        { Reply: { } reply } => reply.Text,
    };
}
