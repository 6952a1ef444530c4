using System.Text;
using Platform.Ladder;
using Platform.Outgoing;
using Platform.Tests.Outgoing;
using Platform.Threads;

namespace Platform.Tests.Ladder;

/// <summary>A forged token or id of ours, whoever sends it, opens a new thread at level 0; keys rotate.</summary>
public sealed class ForgedTokenTests
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Every one of the 210 bits that 42 characters of base32 carry.</summary>
    public static TheoryData<int> Bits => [.. Enumerable.Range(0, ThreadTokens.Length * 5)];

    [Theory]
    [MemberData(nameof(Bits))]
    public async Task Any_bit_of_the_token_flipped_opens_a_new_thread_at_level_0(int bit)
    {
        var office = await OpenAsync();
        var (address, id) = office.Shown("ann");
        var token = address[(address.IndexOf('+', StringComparison.Ordinal) + 1)..address.IndexOf('@', StringComparison.Ordinal)];

        await AssertNewAsync(office, $"To: {address.Replace(token, Flip(token, bit), StringComparison.Ordinal)}", null);
        await AssertNewAsync(office, $"In-Reply-To: <{Flip(id[..ThreadTokens.Length], bit)}{id[ThreadTokens.Length..]}>", null);
        await AssertNewAsync(office, $"References: <{Flip(id[..ThreadTokens.Length], bit)}{id[ThreadTokens.Length..]}>", null);
    }

    /// <summary>
    /// Behind its token an id has the turn and the domain, which are not signed: a shop may move, and the turn opens nothing. So a flip there
    /// still names the thread, to a participant. Wherever it is, it never lets a stranger in.
    /// </summary>
    [Fact]
    public async Task Any_bit_of_a_message_id_flipped_names_no_other_thread_and_lets_nobody_in()
    {
        var office = await OpenAsync();
        var (_, id) = office.Shown("ann");
        var refused = 0;
        for (var bit = 0; bit < id.Length * 8; bit++)
        {
            var bytes = Encoding.Latin1.GetBytes(id);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (bytes[bit / 8] is < (byte)'!' or > (byte)'~' or (byte)'<' or (byte)'>')
            {
                continue; // No header can carry it.
            }

            var forged = Encoding.ASCII.GetString(bytes);
            var ofAnn = await TakeAsync(office, "ann@example.org", $"In-Reply-To: <{forged}>");
            var caseOnly = forged.Equals(id, StringComparison.OrdinalIgnoreCase);
            if (bit / 8 <= ThreadTokens.Length && !caseOnly)
            {
                Assert.Equal(LadderReasons.New, ofAnn.Reason);
                refused++;
            }

            Assert.True(ofAnn.Reason == LadderReasons.New || ofAnn.ThreadId == office.Thread("ann"), forged);
            Assert.Equal(LadderReasons.New, (await TakeAsync(office, "mallory@evil.example", $"In-Reply-To: <{forged}>")).Reason);
        }

        Assert.True(refused > 150, $"{refused} refused");
    }

    [Fact]
    public async Task Another_sender_gets_a_new_thread_that_is_linked()
    {
        var office = await OpenAsync();
        var (address, id) = office.Shown("ann");

        await AssertNewAsync(office, $"To: {address}", office.Thread("ann"), "mallory@evil.example");
        await AssertNewAsync(office, $"In-Reply-To: <{id}>", office.Thread("ann"), "mallory@evil.example");
    }

    [Fact]
    public async Task A_thread_begun_under_the_old_key_is_found_after_rotation_and_no_more_when_the_key_is_dropped()
    {
        var office = new PostOffice();
        office.Rotate(Samples.OldKey);
        await office.SeedAsync(new() { Who = "ann" });
        var old = office.Shown("ann");

        office.Rotate(Samples.NewKey, Samples.OldKey);
        Assert.Equal((office.Thread("ann"), LadderReasons.Token), await PlaceAsync($"To: {old.Address}"));
        Assert.Equal((office.Thread("ann"), LadderReasons.InReplyTo), await PlaceAsync($"In-Reply-To: <{Renamed(old.MessageId)}>"));
        Assert.NotEqual(old, office.Shown("ann"));

        office.Rotate(Samples.NewKey);
        await AssertNewAsync(office, $"To: {old.Address}", null);
        await AssertNewAsync(office, $"In-Reply-To: <{Renamed(old.MessageId)}>", null);

        // What was sent is in the index under its own name, whatever the keys: an honest answer goes on.
        Assert.Equal((office.Thread("ann"), LadderReasons.InReplyTo), await PlaceAsync($"In-Reply-To: <{old.MessageId}>"));

        async Task<(string, string)> PlaceAsync(string header)
        {
            var place = await TakeAsync(office, "ann@example.org", header);
            return (place.ThreadId, place.Reason);
        }
    }

    /// <summary>The id of a turn that is in no index: only its signature can name the thread.</summary>
    private static string Renamed(string id) => id.Replace(".1@", ".77@", StringComparison.Ordinal);

    private static async Task AssertNewAsync(PostOffice office, string header, string? linked, string sender = "ann@example.org")
    {
        var place = await TakeAsync(office, sender, header);
        Assert.Equal((LadderReasons.New, linked), (place.Reason, place.LinkedTo));
        var state = office.State(place.ThreadId);
        Assert.Equal<string>([sender], state.Participants);
        Assert.Empty(state.Conversation.Verifications);
        Assert.Empty(state.Conversation.Slots);
        Assert.Equal(0, state.Conversation.LevelFor(sender, "12345"));
    }

    private static int _number;

    private static async Task<LadderResult> TakeAsync(PostOffice office, string sender, string header)
    {
        var number = Interlocked.Increment(ref _number);
        var to = header.StartsWith("To:", StringComparison.Ordinal) ? "" : "To: support@shop.example\r\n";
        var mail = $"From: {sender}\r\n{to}{header}\r\nSubject: Matter {number}\r\nMessage-ID: <m{number}@mail.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\nIs it still there?\r\n";
        return (await office.TakeAsync(Encoding.Latin1.GetBytes(mail), PostOffice.Now)).Place!;
    }

    private static string Flip(string token, int bit)
    {
        var at = bit / 5;
        return string.Concat(token.AsSpan(0, at), [Alphabet[Alphabet.IndexOf(token[at], StringComparison.Ordinal) ^ (1 << (bit % 5))]], token.AsSpan(at + 1));
    }

    private static async Task<PostOffice> OpenAsync()
    {
        var office = new PostOffice();
        await office.SeedAsync(new() { Who = "ann" });
        return office;
    }
}
