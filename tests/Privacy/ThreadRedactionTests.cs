using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Privacy;
using Platform.Tests.Threads;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Tests.Privacy;

public sealed class ThreadRedactionTests
{
    internal const string Ann = "ann.canary@example.com";
    internal const string Bob = "bob@example.org";
    private static readonly DateTimeOffset Later = Given.Start.AddDays(1);

    [Fact]
    public void GivenThreadOfOnePerson_WhenRedacted_ThenStructureStaysAndContentGoes()
    {
        var before = Life(0, 1, 1);

        var redacted = ThreadRedaction.Redact(before, Ann, Later);

        var (was, now) = (Fold(before), Fold(redacted.Events));
        Assert.Equal((was.Version, was.Messages, was.Turns, was.Replies, was.LastActivityAt), (now.Version, now.Messages, now.Turns, now.Replies, now.LastActivityAt));
        Assert.Equal(was.Recent.Select(seen => seen.Id), now.Recent.Select(seen => seen.Id));
        Assert.Empty(now.Participants);
        Assert.Equal("", now.ToHead().Customer);
        Assert.DoesNotContain("canary", Stored(redacted.Events), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void GivenThreadOfTwo_WhenOneIsRedacted_ThenTheOthersWordsStayWithoutQuoteAndAddress()
    {
        var before = Life(0, 3);

        var redacted = ThreadRedaction.Redact(before, Ann, Later);

        var kept = redacted.Events.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().Single(received => received.Message.From.Email == Bob).Message;
        Assert.Equal("Please send it to me and to [erased]. Mrs [erased] knows.", kept.Text);
        Assert.Equal("", kept.Quote);
        Assert.Equal(Bob, Assert.Single(Fold(redacted.Events).Participants));
    }

    [Fact]
    public void GivenWordsAfterTheRequest_WhenRedacted_ThenTheyStay()
    {
        var before = Life(0, 0, 0);
        var until = before[4].Event.At;

        var redacted = ThreadRedaction.Redact(before, Ann, until);

        var texts = redacted.Events.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().Select(received => received.Message.Text).ToList();
        Assert.Equal(["", "", "canary words of Ann 8"], texts);
        Assert.Contains(Ann, Fold(redacted.Events).Participants);
    }

    [Fact]
    public void GivenVerifiedCorrespondent_WhenTheCustomerIsErased_ThenTheCorrespondentsShareGoes()
    {
        var conversation = Conversation.Empty with { Customers = [new(Bob, Ann)], CustomerEmail = Ann };
        ImmutableArray<RecordedEvent> events =
        [
            new(1, new ThreadEvent.Opened("t", "chat", Bob, "", null, Given.Start)),
            new(2, Given.Received(Given.Message("m1", Bob, "canary"), 1)),
            new(3, new ThreadEvent.TurnCompleted(Given.Result(1, ["m1"], conversation: conversation), Given.Start)),
        ];

        var redacted = ThreadRedaction.Redact(events, Ann, Later);

        Assert.Equal(Bob, Assert.Single(redacted.Share.Correspondents));
        Assert.DoesNotContain("canary", Stored(redacted.Events), StringComparison.Ordinal);
        Assert.DoesNotContain(Bob, Stored(redacted.Events), StringComparison.Ordinal);
    }

    [Fact]
    public void GivenErasedThread_WhenFolded_ThenNothingWaitsForThePerson()
    {
        var before = Life(0);
        var pending = before.RemoveAll(recorded => recorded.Event is ThreadEvent.TurnCompleted);

        var redacted = ThreadRedaction.Redact(pending, Ann, Later);
        var erased = ThreadEvolver.Evolve(Fold(redacted.Events), new ThreadEvent.Erased(Later));

        Assert.NotNull(Fold(pending).PendingSince);
        Assert.Null(erased.PendingSince);
        Assert.Empty(erased.Pending);
        Assert.True(erased.LastActivityAt < Later);
    }

    /// <summary>Any life of a thread of three people: what is left names Ann nowhere, folds to the same version, and is left alone by a second erasure.</summary>
    [Fact]
    public void Nothing_of_the_person_is_left_and_a_second_redaction_changes_nothing() =>
        Prop.ForAll(Gen.Choose(0, 99).ArrayOf().Where(life => life.Length is > 0 and < 15).ToArbitrary(), life =>
        {
            var before = Life([0, .. life]);
            var redacted = ThreadRedaction.Redact(before, Ann, Later);
            var stored = Stored(redacted.Events);
            var others = before.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().Count(received => received.Message.From.Email != Ann && received.Message.ReplyTo.IsEmpty);
            var kept = redacted.Events.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().Count(received => received.Message.From.Email.Length > 0);
            return !stored.Contains("canary", StringComparison.OrdinalIgnoreCase)
                && Fold(redacted.Events).Version == Fold(before).Version
                && ThreadStateHash.Of(Fold(redacted.Events)) == ThreadStateHash.Of(Fold(ThroughStorage(redacted.Events)))
                && kept == others
                && ThreadRedaction.Redact(redacted.Events, Ann, Later).Changed.IsEmpty;
        }).QuickCheckThrowOnFailure();

    /// <summary>A thread that Ann opens; each step is a message of Ann (0, 1), of Ann to be answered to Bob (2), or of Bob who quotes her (3), and its turn.</summary>
    internal static ImmutableArray<RecordedEvent> Life(params int[] steps)
    {
        var events = ImmutableArray.CreateBuilder<RecordedEvent>();
        Add(new ThreadEvent.Opened(Given.ThreadId, Channels.Mail, Ann, "canary subject", null, Given.Start));
        var conversation = Conversation.Empty;
        var theirs = new List<string>();
        var turn = 0;
        foreach (var step in steps.Select(step => step % 4))
        {
            turn++;
            var at = Given.Start.AddMinutes(turn);
            var message = Message($"m{turn}", step, events.Count + 1, theirs, at);
            if (step != 3)
            {
                theirs.Add(message.Id);
            }

            Add(new ThreadEvent.MessageReceived(message, turn, at));
            var slot = new SlotValue(SlotNames.CustomerFirstName, step == 3 ? "Bob" : "canary", message.Correspondent.Email, at);
            var tried = new VerificationTry(message.Correspondent.Email, step == 3 ? "777" : $"CANARY{turn}", true, at);
            conversation = conversation with
            {
                Tries = conversation.Tries.Add(tried),
                Slots = conversation.Slots.RemoveAll(known => known.Correspondent == slot.Correspondent).Add(slot),
                Verifications = step == 1 ? conversation.Verifications.Add(new(Ann, 2, "CANARY1", at)) : conversation.Verifications,
                Customers = step == 1 ? [new(Ann, Ann)] : conversation.Customers,
                CustomerEmail = step == 1 ? Ann : null,
            };
            Add(new ThreadEvent.VerificationTried(tried, at));
            Add(new ThreadEvent.TurnCompleted(Result(turn, message, step, conversation, at), at));
        }

        return events.ToImmutable();

        void Add(ThreadEvent happened) => events.Add(new(events.Count + 1, happened));
    }

    private static InboundMessage Message(string id, int step, int number, IEnumerable<string> erased, DateTimeOffset at) => step == 3
        ? Given.Message(id, Bob, "Please send it to me and to Ann.Canary@Example.com. Mrs Ann Canary knows.") with
        {
            From = new(Bob, "Bob Brown"),
            Cc = [new(Ann, "Canary")],
            Quote = "> canary words",
            References = [.. erased.Select(known => known + ".canary@host")],
            ReceivedAt = at,
        }
        : Given.Message(id, Ann, $"canary words of Ann {number}", replyTo: step == 2 ? Bob : null) with
        {
            From = new(Ann, "Ann Canary"),
            Subject = "canary subject",
            MessageIdHeader = $"{id}.canary@host",
            Signature = "-- canary",
            Attachments = [new("canary.pdf", "application/pdf", 3, "aa")],
            ReceivedAt = at,
        };

    private static TurnResult Result(int turn, InboundMessage message, int step, Conversation conversation, DateTimeOffset at)
    {
        var word = step == 3 ? "plain" : "canary";
        return new(
            turn,
            [message.Id],
            [new(message.Id, new("en", 1, [new(IntentNames.Fallback, 1, word)], [new("CustomerFirstName", word, word, 1)], new(SentimentLabel.Neutral, 0, [word])))],
            [new("f1", "said", word, [])],
            conversation,
            Given.Reply(turn) with { To = message.Correspondent, Text = word, QuotedText = message.Text, Subject = word, DecidedAt = at, InReplyTo = message.MessageIdHeader },
            null,
            []);
    }

    private static ThreadSnapshot Fold(ImmutableArray<RecordedEvent> events) => ThreadDecider.Fold(ThreadSnapshot.Empty, events.Select(recorded => recorded.Event));

    private static string Stored(ImmutableArray<RecordedEvent> events) =>
        string.Join('\n', events.Select(recorded => Encoding.UTF8.GetString(ThreadEventCodec.Encode(recorded.Event).Payload)));

    private static ImmutableArray<RecordedEvent> ThroughStorage(ImmutableArray<RecordedEvent> events) =>
    [
        .. events.Select(recorded =>
        {
            var (name, payload) = ThreadEventCodec.Encode(recorded.Event);
            return recorded with { Event = ThreadEventCodec.Decode(name, payload) };
        }),
    ];
}
