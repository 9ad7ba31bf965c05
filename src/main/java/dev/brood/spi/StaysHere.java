package dev.brood.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Something that is of no use in another process, and so is not sent. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StaysHere {

    /**
     * Says so.
     *
     * @return why it cannot be sent, and what to do instead, as the end of a sentence
     */
    String value();
}
