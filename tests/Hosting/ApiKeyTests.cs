using Microsoft.AspNetCore.Http;
using Platform.Gateway.Commands;
using Platform.Gateway.Hosting;

namespace Platform.Tests.Hosting;

public sealed class ApiKeyTests
{
    private const string New = "new-key-of-0123456789";
    private const string Old = "old-key-of-0123456789";

    [Fact]
    public void While_a_key_is_replaced_both_are_accepted_and_the_new_one_is_sent()
    {
        var keys = ApiKey.Parse($"{New}, {Old}");

        Assert.Equal([New, Old], keys);
        Assert.Equal(New, ApiKey.Given(With("Bearer " + New), keys));
        Assert.Equal(Old, ApiKey.Given(With("bearer " + Old), keys));
        Assert.Null(ApiKey.Given(With($"Bearer {New}, {Old}"), keys));
        Assert.Null(ApiKey.Given(With("Bearer "), keys));
        Assert.Null(ApiKey.GivenAsPassword(With("Bearer " + New), keys));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("k", 1)]
    public void One_key_is_taken_as_it_is(string? given, int expected) => Assert.Equal(expected, ApiKey.Parse(given).Count);

    [Theory]
    [InlineData("new-key-of-0123456789,")]
    [InlineData(",")]
    [InlineData("new-key-of-0123456789,short")]
    public void A_list_with_a_short_key_does_not_start_and_is_not_shown(string given)
    {
        var refusal = Assert.Throws<CommandException>(() => ApiKey.Parse(given));

        Assert.StartsWith("PLATFORM_API_KEY is a list", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", refusal.Message.Replace("shorter", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(New, refusal.Message, StringComparison.Ordinal);
    }

    private static HttpRequest With(string authorization)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = authorization;
        return context.Request;
    }
}
