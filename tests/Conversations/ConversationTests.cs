using Platform.Gateway.Api;
using Platform.Gateway.Commands;
using Platform.Gateway.Scripts;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Conversations;

/// <summary>Every file of <c>tests/Conversations/scripts</c> is played into a running platform; a new conversation needs no code.</summary>
public sealed class ConversationTests(ConversationPlatform conversations) : IClassFixture<ConversationPlatform>
{
    private static string Scripts { get; } = Path.Combine(PlatformFixture.Samples, "..", "tests", "Conversations", "scripts");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Scripts, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public Task A_script_comes_out_as_it_says(string file) => PlayAsync(conversations, ScriptFile.Read(Path.Combine(Scripts, $"{file}.yaml")));

    [Theory]
    [InlineData("mail")]
    [InlineData("chat")]
    public async Task The_reference_thread_comes_out_as_it_says_on_every_channel(string channel)
    {
        var script = ScriptFile.Read(Path.Combine(PlatformFixture.Samples, "conversations", "reference-thread.yaml"));
        await using var own = new ConversationPlatform();
        await own.InitializeAsync();
        await PlayAsync(own, script with { Channel = channel, Customer = channel == "mail" ? script.Customer : "Visitor <visitor.reference@chat.example>" });
    }

    private static async Task PlayAsync(ConversationPlatform conversations, Script script)
    {
        var player = new ScriptPlayer(script, conversations.Time);
        using var client = new PlatformClient(conversations.Platform.Http.BaseAddress!.ToString());
        for (var index = 0; index < script.Turns.Count; index++)
        {
            var turn = script.Turns[index];
            player.Wait(turn);
            var made = await player.PlayAsync(turn, client, CancellationToken.None);
            var thread = await conversations.Platform.SettledAsync(player.ThreadId!);
            var problems = ScriptCheck.Problems(script, turn, made, thread).ToList();
            Assert.True(problems.Count == 0, Describe(script, index, made?.Reply, problems));
        }
    }

    private static string Describe(Script script, int index, DeliveryView? reply, List<string> problems) => $"""
        {script.Name}, message {index + 1}: {script.Turns[index].Says}
        {string.Join('\n', problems)}
        The reply was:
        {reply?.Text ?? "(none)"}
        """;
}
