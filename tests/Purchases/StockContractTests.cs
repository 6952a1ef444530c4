using FsCheck;
using FsCheck.Fluent;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Threads;

namespace Platform.Tests.Purchases;

/// <summary>What the stock does beside the sample shop, in one process and in a cluster.</summary>
public sealed class StockContractTests
{
    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_reservation_is_taken_off_until_it_expires(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        Assert.True(await world.ReserveAsync("r", "EL-1023", 2));
        Assert.True(await world.ReserveAsync("r", "EL-1023", 2));
        Assert.Equal(1, await world.FreeAsync("EL-1023"));
        Assert.False(await world.ReserveAsync("s", "EL-1023", 2));

        world.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(3, await world.FreeAsync("EL-1023"));
        Assert.True(await world.ReserveAsync("s", "EL-1023", 2));
        Assert.False(await world.Stock.CommitAsync("r"));
        Assert.True(await world.Stock.CommitAsync("s"));
        Assert.Equal(1, await world.FreeAsync("EL-1023"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task What_has_expired_can_still_be_sold_while_the_pieces_are_there(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        await world.ReserveAsync("r", "EL-1023", 2);
        world.Time.Advance(TimeSpan.FromHours(2));
        await world.ReserveAsync("s", "EL-1023", 2);
        await world.Stock.ReleaseAsync("s");

        Assert.True(await world.Stock.CommitAsync("r"));
        world.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, await world.FreeAsync("EL-1023"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task What_has_expired_can_be_sold_when_what_came_after_it_has_expired_too(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        await world.ReserveAsync("r", "EL-1023", 2);
        world.Time.Advance(TimeSpan.FromHours(2));
        await world.ReserveAsync("s", "EL-1023", 2);
        world.Time.Advance(TimeSpan.FromHours(2));

        Assert.True(await world.Stock.CommitAsync("r"));
        Assert.False(await world.Stock.CommitAsync("s"));
        Assert.Equal(1, await world.FreeAsync("EL-1023"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_repeat_holds_the_pieces_for_longer(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        await world.ReserveAsync("r", "EL-1023", 2);
        world.Time.Advance(TimeSpan.FromMinutes(40));
        Assert.True(await world.ReserveAsync("r", "EL-1023", 2));
        world.Time.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(1, await world.FreeAsync("EL-1023"));
        world.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(3, await world.FreeAsync("EL-1023"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task All_lines_are_reserved_or_none(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);

        Assert.False(await world.Stock.ReserveAsync("r", [new("EL-1001", 1), new("EL-1023", 4)], Given.Start.AddHours(1)));
        Assert.False(await world.Stock.ReserveAsync("s", [new("EL-1001", 1), new("no such article", 1)], Given.Start.AddHours(1)));
        Assert.Equal((86, 3), (await world.FreeAsync("EL-1001"), await world.FreeAsync("EL-1023")));

        Assert.True(await world.Stock.ReserveAsync("t", [new("EL-1001", 1), new("EL-1023", 3)], Given.Start.AddHours(1)));
        Assert.Equal((85, 0), (await world.FreeAsync("EL-1001"), await world.FreeAsync("EL-1023")));
        Assert.False(await world.Stock.CommitAsync("r"));
        await world.Stock.ReleaseAsync("t");
        await world.Stock.ReleaseAsync("t");
        Assert.Equal((86, 3), (await world.FreeAsync("EL-1001"), await world.FreeAsync("EL-1023")));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task What_is_sold_stays_sold_over_a_restart_and_a_new_picture_of_the_shop(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        await world.ReserveAsync("r", "EL-1001", 1);
        Assert.True(await world.Stock.CommitAsync("r"));
        Assert.True(await world.Stock.CommitAsync("r"));
        world.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(85, await world.FreeAsync("EL-1001"));

        // Ten more have come in: the picture says so, and what was sold here is still taken off.
        using var files = new TempFolder();
        Copy(files, "EL-1001,Lumo Wireless Charging Stand,Electronics,60.00,42.00,86,", "EL-1001,Lumo Wireless Charging Stand,Electronics,60.00,42.00,96,");
        await world.ReplaceFilesAsync(files.Path);
        Assert.Equal(95, await world.FreeAsync("EL-1001"));

        await world.Stock.ReleaseAsync("r");
        Assert.Equal(96, await world.FreeAsync("EL-1001"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_picture_with_fewer_pieces_than_were_sold_shows_none(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        await world.ReserveAsync("r", "EL-1001", 20);
        await world.Stock.CommitAsync("r");
        using var files = new TempFolder();
        Copy(files, "EL-1001,Lumo Wireless Charging Stand,Electronics,60.00,42.00,86,", "EL-1001,Lumo Wireless Charging Stand,Electronics,60.00,42.00,10,");
        await world.ReplaceFilesAsync(files.Path);

        Assert.Equal(0, await world.FreeAsync("EL-1001"));
        Assert.False(await world.ReserveAsync("s", "EL-1001", 1));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_released_reservation_reserves_nothing_any_more(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        await world.Stock.ReleaseAsync("late");

        Assert.False(await world.ReserveAsync("late", "EL-1001", 1));
        Assert.False(await world.Stock.CommitAsync("late"));
        Assert.False(await world.Stock.CommitAsync("never reserved"));
        Assert.Equal(86, await world.FreeAsync("EL-1001"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Of_64_at_once_who_want_the_last_10_pieces_10_get_one(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        var other = await world.AnotherProcessAsync();
        Assert.True(await world.ReserveAsync("others", "EL-1001", 76));

        var got = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => (number % 2 == 0 ? world : other).ReserveAsync($"r{number}", "EL-1001", 1)));

        Assert.Equal(10, got.Count(reserved => reserved));
        Assert.Equal(0, await other.FreeAsync("EL-1001"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task One_reservation_that_many_ask_for_at_once_takes_its_pieces_once(string store)
    {
        await using var world = await ShopWorld.OpenAsync(store);
        var other = await world.AnotherProcessAsync();

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 16).Select(number => (number % 2 == 0 ? world : other).ReserveAsync("r", "EL-1001", 2))), Assert.True);
        Assert.Equal(84, await world.FreeAsync("EL-1001"));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 16).Select(number => (number % 2 == 0 ? world : other).Stock.CommitAsync("r"))), Assert.True);
        Assert.Equal(84, await world.FreeAsync("EL-1001"));
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => (number % 2 == 0 ? world : other).Stock.ReleaseAsync("r")));
        Assert.Equal(86, await world.FreeAsync("EL-1001"));
    }

    [Theory]
    [OnDynamo]
    public async Task Whatever_is_asked_for_a_cluster_answers_as_one_process_does(string store)
    {
        await using var one = await SqliteShopWorld.OpenAsync();
        await using var cluster = await ShopWorld.OpenAsync(store);
        var run = 0;
        var asked = (from kind in Gen.Choose(0, 5) from id in Gen.Choose(0, 3) select (Kind: kind, Id: id)).ListOf().Select(list => list.Take(16).ToArray()).ToArbitrary();
        Prop.ForAll(asked, list =>
        {
            run++;
            foreach (var (kind, id) in list)
            {
                Assert.Equal(Ask(one), Ask(cluster));
                Assert.Equal(one.FreeAsync("EL-1023").GetAwaiter().GetResult(), cluster.FreeAsync("EL-1023").GetAwaiter().GetResult());

                bool Ask(ShopWorld world) => AskAsync(world, kind, $"{run}-{id}", 1 + (id % 2)).GetAwaiter().GetResult();
            }

            // Whatever is left of this run is not in the way of the next one.
            for (var id = 0; id < 4; id++)
            {
                one.Stock.ReleaseAsync($"{run}-{id}").GetAwaiter().GetResult();
                cluster.Stock.ReleaseAsync($"{run}-{id}").GetAwaiter().GetResult();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static async Task<bool> AskAsync(ShopWorld world, int kind, string id, int quantity)
    {
        switch (kind)
        {
            case 0 or 1:
                return await world.Stock.ReserveAsync(id, [new("EL-1023", quantity), new("EL-1001", 1)], world.Time.GetUtcNow().AddHours(1));
            case 2:
                return await world.Stock.CommitAsync(id);
            case 3:
                await world.Stock.ReleaseAsync(id);
                return true;
            default:
                world.Time.Advance(TimeSpan.FromMinutes(kind == 4 ? 60 : 25));
                return true;
        }
    }

    /// <summary>The sample shop with one change.</summary>
    private static void Copy(TempFolder folder, string from, string to)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(PlatformFixture.Samples, "shop")))
        {
            File.WriteAllText(folder.Combine(Path.GetFileName(file)), File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));
        }
    }
}
