using System.Net;
using System.Text;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Dashboard;

/// <summary>Who may see the dashboard. The variable is the process's, so that these run when nothing else starts a platform.</summary>
[Collection("processes")]
public sealed class DashboardTests
{
    private const string Variable = "PLATFORM_API_KEY";
    private const string Key = "a-key-of-operators:with-a-colon";

    [Fact]
    public async Task Without_a_key_it_is_served_on_loopback_under_loopbacks_names_only()
    {
        await using var platform = await PlatformFixture.StartAsync();

        using var page = await GetAsync(platform, "/dashboard");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Equal("/dashboard/", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("dashboard", await page.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("DENY", Assert.Single(page.Headers.GetValues("X-Frame-Options")));

        using var rebound = await GetAsync(platform, "/dashboard/", host: "shop.example");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, rebound.StatusCode);
    }

    [Fact]
    public async Task With_a_key_a_browser_is_asked_for_it_and_gives_it_as_its_password()
    {
        await using var platform = await StartWithKeyAsync();

        using var asked = await GetAsync(platform, "/dashboard/");
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Equal("Basic realm=\"platform\", charset=\"UTF-8\"", Assert.Single(asked.Headers.WwwAuthenticate).ToString());
        Assert.Equal("application/problem+json", asked.Content.Headers.ContentType!.MediaType);

        using var shown = await GetAsync(platform, "/dashboard/", Login($"ana:{Key}"));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using var byKey = await GetAsync(platform, "/dashboard/", $"Bearer {Key}");
        Assert.Equal(HttpStatusCode.OK, byKey.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_shows_nothing()
    {
        await using var platform = await StartWithKeyAsync();

        foreach (var path in new[] { "/dashboard", "/dashboard/", "/dashboard/DashboardCounters", "/Dashboard/" })
        {
            foreach (var login in new[] { Login("ana:a-key"), Login(":"), Login(""), Login(Key[..Key.IndexOf(':', StringComparison.Ordinal)]), "Basic %%%", "Basic" })
            {
                using var refused = await GetAsync(platform, path, login);
                Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            }
        }
    }

    [Fact]
    public async Task A_browsers_login_opens_nothing_but_the_dashboard()
    {
        await using var platform = await StartWithKeyAsync();

        foreach (var path in new[] { "/v1/threads", "/dashboards", "/v1/threads?x=/dashboard/", "/dashboard/../v1/threads", "/openapi/v1.json" })
        {
            using var refused = await GetAsync(platform, path, Login($"ana:{Key}"));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("Bearer", Assert.Single(refused.Headers.WwwAuthenticate).ToString());
        }

        using var post = new HttpRequestMessage(HttpMethod.Post, "/dashboard/");
        post.Headers.TryAddWithoutValidation("Authorization", Login($"ana:{Key}"));
        using var posted = await platform.Http.SendAsync(post);
        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
    }

    [Fact]
    public async Task Of_the_dashboard_the_API_tells_nothing()
    {
        await using var platform = await PlatformFixture.StartAsync();

        Assert.DoesNotContain("/dashboard", await platform.Http.GetStringAsync("/openapi/v1.json"), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<PlatformFixture> StartWithKeyAsync()
    {
        Environment.SetEnvironmentVariable(Variable, Key);
        try
        {
            return await PlatformFixture.StartAsync();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(PlatformFixture platform, string path, string? authorization = null, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await platform.Http.SendAsync(request);
    }

    private static string Login(string login) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(login))}";
}
