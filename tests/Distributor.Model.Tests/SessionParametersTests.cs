namespace Distributor.Model.Tests;

public sealed class SessionParametersTests
{
    [Test]
    public void They_keep_their_order_and_equal_those_with_the_same_names_and_values()
    {
        var session = new SessionParameters([new("b", "1"), new("a", "2")]);
        Assert.That(session.ToString(), Is.EqualTo("b: 1, a: 2"));
        Assert.That(session, Is.EqualTo(new SessionParameters([new("b", "1"), new("a", "2")])));
        Assert.That(session, Is.Not.EqualTo(new SessionParameters([new("a", "2"), new("b", "1")])));
    }

    [TestCase("")]
    [TestCase("1st")]
    [TestCase("a b")]
    [TestCase("<a>")]
    public void A_name_that_XML_cannot_carry_is_refused(string name) =>
        Assert.That(() => new SessionParameters([new(name, "1")]), Throws.ArgumentException.With.Message.Contains($"`{name}` is no session parameter's name"));
}
