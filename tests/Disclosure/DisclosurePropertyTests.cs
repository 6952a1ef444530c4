using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Platform.Tests.Disclosure;

/// <summary>The whole pipeline, from the bytes of a mail to the bytes of the reply: nothing above the level that was proved is disclosed, whatever is sent by whom in which order.</summary>
[Collection("processes")]
public sealed class DisclosurePropertyTests(ITestOutputHelper output)
{
    private const int Sequences = 320;
    private const int LongestSequence = 7;

    private static readonly Gen<Word> Words = Gen.Frequency(
        (6, Gen.Elements(Word.Number, Word.Email, Word.WhereIsIt)),
        (2, Gen.Elements(Word.Last4, Word.Return, Word.WrongEmail, Word.PostalCode, Word.PlacedOn)),
        (4, Gen.Elements(Enum.GetValues<Word>())));

    private static readonly Gen<SentMessage> Messages =
        from sender in Gen.Choose(0, 4)
        from replyTo in Gen.Choose(0, 6)
        from answers in Gen.Choose(-1, LongestSequence - 2)
        from chat in Gen.Choose(0, 4)
        from order in Gen.Choose(0, SecretOrder.Kinds - 1)
        from count in Gen.Choose(1, 4)
        from words in Words.ArrayOf(count)
        select new SentMessage(sender, replyTo, answers, chat == 0, order, words);

    [Fact]
    public async Task Nothing_above_the_proved_level_is_told_for_any_sequence_of_messages()
    {
        await using var world = new DisclosureWorld();
        await world.StartAsync();
        var sequences = Arb.From(from count in Gen.Choose(1, LongestSequence) from messages in Messages.ArrayOf(count) select messages, Shrink);

        Prop.ForAll(sequences, messages => Task.Run(() => world.PlayAsync(messages)).GetAwaiter().GetResult() is { } leak
            ? throw new InvalidOperationException($"{leak}\n{string.Join('\n', messages.Select(message => message.ToString()))}")
            : true).Check(Config.QuickThrowOnFailure.WithMaxTest(Sequences));

        output.WriteLine($"{Sequences} sequences, {world.Messages} messages, {world.Mails} mails read, {world.Told} times told to who had proved it");

        // It does tell: a platform that is silent would pass everything above.
        Assert.InRange(world.Told, 20, int.MaxValue);
    }

    /// <summary>Found by the property: a stranger asks to hear again what the order's owner was told in a thread that the stranger had begun in the owner's name.</summary>
    [Fact]
    public async Task An_answer_is_repeated_to_nobody_but_whom_it_was_given()
    {
        await using var world = new DisclosureWorld();
        await world.StartAsync();

        Assert.Null(await world.PlayAsync(
        [
            new(From: 4, ReplyTo: 1, Answers: -1, Chat: false, Order: 1, [Word.PlacedOn, Word.SignUp, Word.Number]),
            new(From: 4, ReplyTo: 3, Answers: 0, Chat: false, Order: 2, [Word.Email, Word.Number, Word.WhereIsIt]),
            new(From: 1, ReplyTo: 1, Answers: 0, Chat: false, Order: 0, [Word.Repeat]),
        ]));
        Assert.NotEqual(0, world.Told);
    }

    /// <summary>The sequence without one message, or with one word less; an answer to what is left out becomes a first mail.</summary>
    private static IEnumerable<SentMessage[]> Shrink(SentMessage[] messages)
    {
        for (var index = 0; index < messages.Length && messages.Length > 1; index++)
        {
            var gone = index;
            yield return
            [
                .. messages.Where((_, at) => at != gone).Select(message => message with
                {
                    Answers = message.Answers == gone ? -1 : message.Answers > gone ? message.Answers - 1 : message.Answers,
                }),
            ];
        }

        for (var index = 0; index < messages.Length; index++)
        {
            for (var word = 0; word < messages[index].Words.Length && messages[index].Words.Length > 1; word++)
            {
                SentMessage[] fewer = [.. messages];
                fewer[index] = fewer[index] with { Words = [.. messages[index].Words.Where((_, at) => at != word)] };
                yield return fewer;
            }
        }
    }
}
