namespace Distributor.Package.Tests;

/// <summary>The first five minutes of a user, who has the .NET SDK and QEMU.</summary>
[Category("QEMU")]
public sealed class UserTests
{
    private const string GoodAndBad = """
        # yaml-language-server: $schema=obj/tasksets.schema.json
        tasksets:
          good:
            tasks:
              control: { program: burn, argument: 5000, period: 20 ms, jobs: 3 }
          bad:
            tasks:
              control: { program: burn, argument: 15000, period: 20 ms, deadline: 10 ms, jobs: 3 }
        """;

    [Test]
    public async Task What_dotnet_new_nunit_makes_takes_the_package_as_it_is()
    {
        using var user = new UserFolder();
        await user.DotnetAsync(0, "new", "nunit", "--output", "mine", "--no-restore");
        await user.DotnetAsync(0, "add", "mine", "package", "Distributor.Testing", "--version", Packed.Version);
        // It brings NUnit.Analyzers, which must have nothing against our attributes.
        await File.WriteAllTextAsync(user["mine/InCSharp.cs"], """
            using Distributor.Dispatch;
            using Distributor.Testing;
            using Distributor.Testing.Assertions;

            [Taskset(Scheduler = "edf")]
            [RealTimeTask("control", Program = "burn", Argument = "5000", Period = "20 ms", Jobs = 3)]
            public sealed class InCSharp
            {
                [TasksetTest]
                public void Meets(Run run) => Assert.That(run, Has.DeadlinesMet());
            }
            """);
        await OnePassesAndOneFailsAsync(user, passed: 3);
    }

    // Besides what the template and the samples of Distributor.Testing.Tests have.
    [TestCase("4.4.0", "5.2.0")]
    [TestCase("4.4.0", "6.3.1")]
    [TestCase("5.0.0", "5.2.0")]
    public async Task Other_NUnits_and_adapters_run_tasksets_too(string nunit, string adapter)
    {
        using var user = new UserFolder();
        Directory.CreateDirectory(user["mine"]);
        await File.WriteAllTextAsync(user["mine/mine.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Distributor.Testing" Version="{Packed.Version}" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="NUnit" Version="{nunit}" />
                <PackageReference Include="NUnit3TestAdapter" Version="{adapter}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(user["mine/DecoratedTests.cs"], $$"""
            using Distributor.Dispatch;
            using Distributor.Testing;
            using Distributor.Testing.Assertions;
            using NUnit.Framework;

            [Taskset, RealTimeTask("burn", Argument = "5000", Period = "20 ms", Jobs = 3)]
            public class DecoratedTests
            {
                [TasksetTest]
                public void Meets(Run run) => Assert.That(run, Has.DeadlinesMet() & Has.ResponseTime("burn", atMost: "5 ms"));

                [Test]
                public void Is_on_the_NUnit_that_was_asked_for() => Assert.That(typeof(Assert).Assembly.GetName().Version!.ToString(3), Is.EqualTo("{{nunit}}"));
            }
            """);
        Assert.That(await OnePassesAndOneFailsAsync(user, passed: 3), Does.Contain($"NUnit Adapter {adapter}"));
    }

    [Test]
    public async Task The_template_makes_a_project_that_runs()
    {
        using var user = new UserFolder();
        await user.DotnetAsync(0, "new", "install", Packed.PathOf("Distributor.Experiments.Templates"));
        await user.DotnetAsync(0, "new", "distributor-experiments", "--output", "mine");
        await OnePassesAndOneFailsAsync(user, passed: 5);
    }

    [Test]
    public async Task The_package_for_theory_brings_curves_and_properties()
    {
        using var user = new UserFolder();
        await user.DotnetAsync(0, "new", "nunit", "--output", "mine", "--no-restore");
        await user.DotnetAsync(0, "add", "mine", "package", "Distributor.Testing.Theory", "--version", Packed.Version);
        await File.WriteAllTextAsync(user["mine/curve.yaml"], """
            curves:
              mine: { tests: [rta, execution-fp], duration: 100 ms, generate: { tasks: 3, utilisation: 0.5, count: 2, periods: { kind: log-uniform, min: 10 ms, max: 50 ms } } }
            """);
        await File.WriteAllTextAsync(user["mine/TheoryTests.cs"], """
            using Distributor.Dispatch.Curves;
            using Distributor.Testing.Assertions;
            using Distributor.Testing.Theory;

            public class TheoryTests
            {
                [Test]
                public Task Meets() => TasksetProperty.HoldsAsync(new RandomTasksets().Generator, Has.DeadlinesMet(), where: taskset => taskset.IsAcceptedBy("rta"), count: 5);

                [AcceptanceCurve("curve.yaml")]
                public void Is_drawn(MeasuredCurve measured) => Assert.That(measured.Curve["execution-fp"].Points[0].Accepted, Is.EqualTo(2));
            }
            """);
        var output = await user.DotnetAsync(0, "test", "mine", "--logger", "console;verbosity=normal");
        Assert.That(output, Does.Contain("Passed Meets [").And.Contain("Passed mine [").And.Contain("It holds for 5 tasksets."));
    }

    private static async Task<string> OnePassesAndOneFailsAsync(UserFolder user, int passed)
    {
        await File.WriteAllTextAsync(user["mine/good-and-bad.yaml"], GoodAndBad);
        var output = await user.DotnetAsync(1, "test", "mine", "--logger", "console;verbosity=normal");
        Assert.That(output, Does.Contain("Passed good [")
            .And.Contain("Failed bad [")
            .And.Contain("good-and-bad.yaml:6:3) on machine-")
            .And.Contain("3 of 3 jobs missed.\n  control job 0: released at 0 ms, due at 10 ms, EXIT at 15 ms")
            .And.Match($@"Passed: {passed}\s+Failed: 1\s"));
        Assert.That(output, Does.Not.Contain("warning"));
        Assert.That(user["mine/obj/tasksets.schema.json"], Does.Exist);
        return output;
    }
}
