using FsCheck;
using FsCheck.Fluent;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class ThreadTokenTests
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly Arbitrary<string> ThreadId =
        Gen.Elements(Alphabet.ToCharArray()).ArrayOf(ThreadIds.Length).Select(chars => new string(chars)).ToArbitrary();

    [Fact]
    public void Every_thread_is_read_back_from_its_token_in_either_case() =>
        Prop.ForAll(ThreadId, id =>
        {
            var token = Samples.Tokens.Create(id);
            return token.Length == ThreadTokens.Length && token == token.ToLowerInvariant()
                && Samples.Tokens.TryRead(token, out var read) && read == id
                && Samples.Tokens.TryRead(token.ToUpperInvariant(), out read) && read == id;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_token_with_any_character_changed_is_refused() =>
        Prop.ForAll(ThreadId, id =>
        {
            var token = Samples.Tokens.Create(id);
            for (var at = 0; at < token.Length; at++)
            {
                foreach (var other in Alphabet.Where(c => c != token[at]))
                {
                    var changed = string.Concat(token.AsSpan(0, at), [other], token.AsSpan(at + 1));
                    if (Samples.Tokens.TryRead(changed, out _))
                    {
                        return false;
                    }
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void A_token_with_any_bit_flipped_is_refused_save_for_the_bit_of_the_case() =>
        Prop.ForAll(ThreadId, id =>
        {
            var token = Samples.Tokens.Create(id);
            return Enumerable.Range(0, token.Length * 7).All(bit =>
            {
                var chars = token.ToCharArray();
                chars[bit / 7] ^= (char)(1 << (bit % 7));
                var isCase = char.ToLowerInvariant(chars[bit / 7]) == token[bit / 7];
                return Samples.Tokens.TryRead(chars, out var read) == isCase && (!isCase || read == id);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void Nothing_else_is_a_token() =>
        Prop.ForAll<string>(text => !Samples.Tokens.TryRead(text, out var id) && id.Length == 0).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("éééééééééééééééééééééééééééééééééééééééééé")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa==")]
    public void What_only_looks_like_a_token_is_refused(string token) => Assert.False(Samples.Tokens.TryRead(token, out _));

    [Fact]
    public void A_token_with_something_before_or_behind_it_is_refused()
    {
        var token = Samples.Tokens.Create(Samples.Thread);
        Assert.False(Samples.Tokens.TryRead(token + "a", out _));
        Assert.False(Samples.Tokens.TryRead("a" + token, out _));
        Assert.False(Samples.Tokens.TryRead(token.AsSpan()[..^1], out _));
        Assert.False(Samples.Tokens.TryRead(token + " ", out _));
    }

    [Fact]
    public void An_old_key_still_verifies_and_a_dropped_one_no_longer()
    {
        var old = new ThreadTokens([Samples.OldKey]).Create(Samples.Thread);
        Assert.NotEqual(old, Samples.Tokens.Create(Samples.Thread));
        Assert.True(Samples.Tokens.TryRead(old, out var id));
        Assert.Equal(Samples.Thread, id);
        Assert.False(new ThreadTokens([Samples.NewKey]).TryRead(old, out _));
    }

    [Fact]
    public void A_key_id_reused_for_another_secret_does_not_verify()
    {
        var other = new ThreadTokens([new(Samples.NewKey.Id, Samples.OldKey.Secret)]);
        Assert.False(other.TryRead(Samples.Tokens.Create(Samples.Thread), out _));
    }

    [Fact]
    public void The_form_of_a_token_is_frozen() => // Tokens live in customers' mailboxes for years: a changed form orphans them.
        Assert.Equal("aeaeimquy5bfjnrvz6cgkosw24y34lx65d4ahvt36m", new ThreadTokens([Samples.OldKey]).Create("abcdefghijklmnopqrstuvwx"));

    [Fact]
    public void Bad_keys_never_boot()
    {
        Assert.Throws<ArgumentException>(() => new ThreadTokens([]));
        Assert.Throws<ArgumentException>(() => new ThreadTokens([new(1, new byte[ThreadTokenKey.MinSecretBytes - 1])]));
        Assert.Throws<ArgumentException>(() => new ThreadTokens([Samples.OldKey, Samples.OldKey]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWX")]
    [InlineData("abcdefghijklmnopqrstuvw")]
    [InlineData("abcdefghijklmnopqrstuvw1")]
    public void Only_a_thread_id_is_signed(string id) => Assert.Throws<ArgumentException>(() => Samples.Tokens.Create(id));

    [Fact]
    public void Signing_and_reading_allocate_no_more_than_their_results()
    {
        var token = Samples.Tokens.Create(Samples.Thread);
        Samples.Tokens.TryRead(token, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Samples.Tokens.TryRead(token, out _);
            Samples.Tokens.TryRead("abcdefghijklmnopqrstuvwxabcdefghijklmnopqrst", out _);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 100);
    }

    [Fact]
    public void A_message_opens_the_same_thread_whenever_it_comes()
    {
        Assert.Equal(ThreadIds.FromMessage("a"), ThreadIds.FromMessage("a"));
        Assert.NotEqual(ThreadIds.FromMessage("a"), ThreadIds.FromMessage("b"));
        Assert.True(ThreadIds.IsValid(ThreadIds.FromMessage("a")));
        Assert.Equal("7mdzd2mdjldykfhzsrebkq4s", ThreadIds.FromMessage("message-key"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWX")]
    [InlineData("abcdefghijklmnopqrstuvw!")]
    public void What_is_no_thread_id_is_not_one(string? id) => Assert.False(ThreadIds.IsValid(id));
}
